package org.aidwire.local.stack;

import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Ports;

/** What stands in the terminal when the stack is ready. */
final class Welcome {

    private Welcome() {}

    static String text(DataDirectory directory, Ports ports) {
        String ingest = "http://127.0.0.1:" + ports.ingest();
        String query = "http://127.0.0.1:" + ports.query();
        return """

                Board            %2$s/
                Write (ingest)   %1$s
                Read (query)     %2$s
                Health, metrics  http://127.0.0.1:%3$d/q  http://127.0.0.1:%4$d/q
                Keys             %5$s (feed, editor, backfill)
                Logs             %6$s

                Worth trying:
                  curl '%2$s/v1/aid/kr.ua.air-defence'
                  curl '%2$s/v1/aid/kr.ua.air-defence/explain'
                  curl '%2$s/v1/aid/kr.ua.air-defence?asOf=2024-11-01'
                  curl '%2$s/v1/pairs/KR/UA'
                  curl -H "Authorization: Bearer $(cat '%5$s/feed')" -H 'Content-Type: application/json' -d '{"uri":"https://news.example/first","outlet":{"name":"My Gazette"},"headline":"A first story"}' '%1$s/v1/articles'
                """
                .formatted(
                        ingest,
                        query,
                        ports.ingestManagement(),
                        ports.queryManagement(),
                        directory.keys(),
                        directory.logs());
    }
}
