package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both images, as production runs them, beside a real broker and a real Postgres. */
class ImageTest {

    private static final Pattern EXPORT =
            Pattern.compile("^export ([A-Z_]+)='(.*)'$", Pattern.MULTILINE);

    /** SHA-256 of "secret". */
    private static final String KEYS =
            """
            [{"name": "desk", "grants": [], "outlets": ["*"],
              "sha256": "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"}]
            """;

    @TempDir Path directory;

    @BeforeAll
    static void namespacesNeedRoot() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && "root".equals(System.getProperty("user.name"))
                        && Files.exists(Path.of("/usr/bin/unshare")),
                "an image is unpacked and run by root on Linux alone");
    }

    @Test
    void an_event_goes_through_both_as_their_own_user_on_a_root_that_nobody_writes()
            throws Exception {
        try (LocalStack stack =
                        LocalStack.start(directory.resolve("data"), "--empty", "--no-query");
                UnpackedImage ingest =
                        UnpackedImage.of("ingest-service", directory.resolve("ingest"));
                UnpackedImage query =
                        UnpackedImage.of("query-service", directory.resolve("query"))) {
            Map<String, String> settings = new HashMap<>(replica(stack));
            settings.put("AIDWIRE_ACCESS_KEYS_FILE", ingest.mount("run/secrets/keys.json", KEYS));
            query.mount("run/secrets/keys.json", KEYS);
            ingest.start(settings);
            query.start(settings);

            given(ingest.requests())
                    .header("Authorization", "Bearer secret")
                    .contentType("application/json")
                    .body(
                            """
                            {"id": "from-an-image", "text": "-", "act": "PLEDGE",
                             "modality": "ASSERTED", "attribution": "ON_RECORD",
                             "speaker": {"affiliation": "IS"},
                             "aid": {"donor": "IS", "recipient": "MD", "items": ["SHELTER"]}}\
                            """)
                    .post("/v1/statements")
                    .then()
                    .statusCode(202);

            Awaitility.await("the pledge is read")
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    given(query.requests())
                                                    .get("/v1/aid/is.md.shelter")
                                                    .statusCode()
                                            == 200);
            for (UnpackedImage image : new UnpackedImage[] {ingest, query}) {
                assertThat(image.status("Uid").split("\\s+")).containsOnly("10001");
                assertThat(image.status("Gid").split("\\s+")).containsOnly("10001");
            }
            System.out.printf(
                    "resident: ingest-service %s, query-service %s%n",
                    ingest.status("VmRSS"), query.status("VmRSS"));
        }
    }

    private static Map<String, String> replica(LocalStack stack) throws Exception {
        Map<String, String> settings = new HashMap<>();
        Matcher line = EXPORT.matcher(Files.readString(stack.data().resolve("run/replica.env")));
        while (line.find()) {
            settings.put(line.group(1), line.group(2));
        }
        settings.remove("JAVA");
        return settings;
    }
}
