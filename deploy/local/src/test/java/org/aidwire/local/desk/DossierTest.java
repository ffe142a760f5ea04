package org.aidwire.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.aidwire.local.command.Command;
import org.aidwire.local.disk.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierTest {
    private static final String DOSSIER =
            """
            {"donor": {"code": "KR", "name": "South Korea"}, "recipient": {"code": "UA", "name": "Ukraine"},
             "aid": [
               {"item": {"code": "AIR_DEFENCE"}, "status": "REQUESTED", "qualifier": "INTENDED",
                "confirmation": "CONFIRMED", "since": "2024-10-31T09:00:00Z", "independentOrigins": 2, "reports": 4,
                "amounts": {}, "disputedBy": ["RU"], "conflicts": []},
               {"item": {"code": "FOOD_GRAIN"}, "period": 2025, "status": "COMMITTED", "confirmation": "CONFIRMED",
                "independentOrigins": 1, "reports": 2,
                "amounts": {"COMMIT": [{"value": 6000000, "currency": "USD", "basis": "REPORTED"}]},
                "disputedBy": [], "conflicts": []}],
             "positions": [],
             "encounters": [{"happenedAt": "2024-10-29", "act": "CONSULT", "modality": "ASSERTED", "outlet": "KBS",
               "speaker": {"name": "A. Person", "affiliation": "UA"}, "text": "They\\u001b[31m talked."}],
             "origins": [{"outlet": "KBS", "reports": 1, "hearsayDepth": 0}]}
            """;

    @Test
    void lines_come_first_and_in_columns() throws IOException {
        String page = Dossier.text("KR > UA", new ObjectMapper().readTree(DOSSIER));

        assertThat(page)
                .isEqualTo(
                        """
                        KR > UA
                        South Korea > Ukraine

                        Aid
                          ITEM         PERIOD  STATUS     QUALIFIER  CONFIRMATION  SINCE              ORIGINS  REPORTS  AMOUNTS               NOTES
                          AIR_DEFENCE          REQUESTED  INTENDED   CONFIRMED     2024-10-31 09:00Z  2        4                              disputed by RU
                          FOOD_GRAIN   2025    COMMITTED             CONFIRMED                        1        2        COMMIT 6,000,000 USD

                        Encounters
                          WHEN        WHO             ACT      OUTLET  WORDS
                          2024-10-29  A. Person (UA)  CONSULT  KBS     They [31m talked.

                        Origins
                          ORIGIN  REPORTS  HEARSAY
                          KBS     1        0
                        """);
    }

    @Test
    void nothing_on_record_is_said_and_fails(@TempDir Path top) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TestSite query = new TestSite(404, "{}")) {
            Command.Target target = new Command.Target(new DataDirectory(top), query.port() - 8081);
            int code =
                    Dossier.of(new Command.Status("kr", "ua", "2024-10-01", target))
                            .show(new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

            assertThat(code).isEqualTo(1);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("KR > UA, as of 2024-10-01: nothing on record");
            assertThat(query.asked().path()).isEqualTo("/v1/pairs/KR/UA?asOf=2024-10-01");
        }
    }
}
