package org.aidwire.ingest.submission;

import java.util.List;
import java.util.Map;
import org.aidwire.ingest.admission.Writer;

/** What a request says before its body. */
record RequestHead(
        Mode mode, boolean dryRun, Writer writer, List<Map.Entry<String, String>> headers) {

    RequestHead {
        headers = List.copyOf(headers);
    }
}
