package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A 202 survives kill -9 of everything, again and again. */
class KillTest {

    private static final int KILLS = Boolean.getBoolean("aidwire.long") ? 10 : 2;
    private static final int POSTED_BEFORE_A_KILL = 150;
    private static final int CLIENTS = 4;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nextId = new AtomicInteger();

    @TempDir Path directory;

    @Test
    void every_202_is_served_after_kill_9_of_the_whole_stack_under_load() {
        LocalStack stack = LocalStack.start(directory.resolve("data"), "--empty");
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                loadAndKill(stack, kill % 2 == 0);
                stack = stack.restart();
                LocalStack restarted = stack;
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(300))
                        .untilAsserted(
                                () ->
                                        assertThat(restarted.servedStatements())
                                                .containsAll(acknowledged));
            }
        } finally {
            stack.close();
        }
    }

    private void loadAndKill(LocalStack stack, boolean all) {
        int before = acknowledged.size();
        AtomicBoolean posting = new AtomicBoolean(true);
        try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                pool.submit(
                        () -> {
                            while (posting.get()) {
                                post(stack);
                            }
                        });
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> acknowledged.size() > before + POSTED_BEFORE_A_KILL);
            if (all) {
                stack.killAll();
            } else {
                List<ProcessHandle> children = stack.children();
                assertThat(children).isNotEmpty();
                stack.kill();
                Awaitility.await("children end by themselves")
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            }
            posting.set(false);
        }
    }

    private void post(LocalStack stack) {
        String id = "s-" + nextId.incrementAndGet();
        try {
            int status =
                    given(stack.ingest("feed"))
                            .contentType("application/json")
                            .body(
                                    """
                            {"id": "%s", "text": "We commit.", "act": "COMMIT", "modality": "ASSERTED",
                             "attribution": "ON_RECORD", "speaker": {"affiliation": "KR"},
                             "aid": {"donor": "KR", "recipient": "UA", "items": ["SHELLS"]}}"""
                                            .formatted(id))
                            .post("/v1/statements")
                            .statusCode();
            if (status == 202) {
                acknowledged.add(id);
            }
        } catch (Exception connectionLost) {
            // Not acknowledged, so nothing is promised.
        }
    }
}
