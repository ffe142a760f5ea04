package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.specification.RequestSpecification;
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
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Images, as production runs them, beside a real broker and a real Postgres. */
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
    void a_reader_and_projector_run_as_their_own_user_on_a_root_that_nobody_writes()
            throws Exception {
        try (LocalStack stack =
                        LocalStack.start(directory.resolve("data"), "--empty", "--no-query");
                UnpackedImage query = image("query-service", stack)) {
            isRead(query, stack.ingest("feed"));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "aidwire.long", matches = "true")
    void an_event_goes_through_both_images() throws Exception {
        try (LocalStack stack =
                        LocalStack.start(directory.resolve("data"), "--empty", "--no-query");
                UnpackedImage ingest = image("ingest-service", stack);
                UnpackedImage query = image("query-service", stack)) {
            isRead(query, given(ingest.requests()).header("Authorization", "Bearer secret"));
            isItsOwnUser(ingest);
        }
    }

    private UnpackedImage image(String service, LocalStack stack) throws Exception {
        UnpackedImage image = UnpackedImage.of(service, directory.resolve(service));
        Map<String, String> settings = new HashMap<>(replica(stack));
        settings.put("AIDWIRE_ACCESS_KEYS_FILE", image.mount("run/secrets/keys.json", KEYS));
        try {
            image.start(settings);
            return image;
        } catch (RuntimeException | AssertionError e) {
            image.close();
            throw e;
        }
    }

    private static void isRead(UnpackedImage query, RequestSpecification ingest) throws Exception {
        given(ingest)
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
                                given(query.requests()).get("/v1/aid/is.md.shelter").statusCode()
                                        == 200);
        isItsOwnUser(query);
    }

    private static void isItsOwnUser(UnpackedImage image) throws Exception {
        assertThat(image.status("Uid").split("\\s+")).containsOnly("10001");
        assertThat(image.status("Gid").split("\\s+")).containsOnly("10001");
        System.out.printf("resident: %s%n", image.status("VmRSS"));
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
