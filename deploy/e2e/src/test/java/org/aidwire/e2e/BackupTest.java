package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of one stack, copied and written into another, comes to the same read model. */
class BackupTest {

    private static final Path TOP = Path.of(System.getProperty("aidwire.top"));

    @TempDir Path directory;

    @Test
    void a_copy_restored_into_an_empty_stack_has_the_digest_of_the_first() throws Exception {
        Path copy = directory.resolve("log.jsonl.gz");
        String digest;
        try (LocalStack stack = LocalStack.start(directory.resolve("first"))) {
            archive(stack, "backup", copy, 0);
            digest = digest(stack);
            archive(stack, "restore", copy, 0);
        }
        try (LocalStack stack = LocalStack.start(directory.resolve("second"), "--empty")) {
            assertThat(digest(stack)).isNotEqualTo(digest);

            archive(stack, "restore", copy, 0);

            Awaitility.await("the digest of the first stack")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> digest(stack).equals(digest));
            given(stack.ingest("feed"))
                    .contentType("application/json")
                    .body("{\"uri\": \"urn:after\"}")
                    .post("/v1/articles")
                    .then()
                    .statusCode(202);
            archive(stack, "restore", copy, 1);
        }
    }

    private static String digest(LocalStack stack) {
        return given(stack.query())
                .get("/v1/digest")
                .then()
                .statusCode(200)
                .extract()
                .path("digest");
    }

    private void archive(LocalStack stack, String command, Path file, int end) throws Exception {
        ProcessBuilder program =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        TOP.resolve("ingest-service/target/quarkus-app/quarkus-run.jar").toString(),
                        command,
                        file.toString());
        program.environment().put("KAFKA_BOOTSTRAP_SERVERS", stack.kafka());
        Path log = directory.resolve(command + ".log");
        Process process = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command + " ends").isTrue();
        assertThat(process.exitValue()).as("%s, see %s", command, log).isEqualTo(end);
    }
}
