package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Postgres has no room left, on a small file system of its own. Skipped where none can be mounted:
 * that takes root.
 */
@EnabledIfSystemProperty(named = "aidwire.long", matches = "true")
class DiskFullTest {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    @TempDir Path directory;

    @Test
    void what_is_accepted_while_the_disk_is_full_is_served_when_there_is_room_again()
            throws Exception {
        LocalStack stack = LocalStack.start(directory.resolve("data"), "--empty");
        stack.close();
        Path postgres = stack.data().resolve("postgres");
        Path aside = directory.resolve("aside");
        run("cp", "-a", postgres.toString(), aside.toString());
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=350m", "tmpfs", postgres.toString()))
                .as("mounting a small file system")
                .isZero();
        try {
            run("cp", "-a", aside + "/.", postgres.toString());
            stack = stack.restart();
            isSurvived(stack, postgres.resolve("ballast"));
            stack.close();
        } finally {
            stack.killAll();
            assertThat(run("umount", postgres.toString())).isZero();
        }
    }

    private static void isSurvived(LocalStack stack, Path ballast) throws IOException {
        Load load = new Load(stack, "disk-full");
        try (load) {
            awaitMore(load, 30);
            fill(ballast);
            awaitMore(load, 400);
            Awaitility.await("the projection waits")
                    .atMost(LONGEST)
                    .ignoreExceptions()
                    .until(() -> stack.log("query-service").contains("the store does not do"));
            Files.delete(ballast);
            awaitMore(load, 30);
        }
        Awaitility.await("what was accepted is served")
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(stack.servedStatements()).containsAll(load.accepted()));
        assertThat(load.faults()).isEmpty();
        assertThat(new DeadLetters(stack).all()).isEmpty();
        assertThat(given(stack.query()).get("/v1/refusals").jsonPath().getList("items")).isEmpty();
    }

    private static void awaitMore(Load load, int posts) {
        int before = load.accepted().size();
        Awaitility.await(posts + " more posts are taken")
                .atMost(LONGEST)
                .until(() -> load.accepted().size() >= before + posts);
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    }
}
