package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.query.aid.RandomHistories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read model is made anew beside the live one, as {@code aidwire rebuild} does it. */
class RebuildingTest {

    private static final long SEED = 5;
    private static final int SIZE = Boolean.getBoolean("aidwire.long") ? 6_000 : 1_800;
    private static final int BATCH = 100;

    /** Two processes project here on the cores of one: at full speed the log would outgrow them. */
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(400);

    private static final Pattern FROM = Pattern.compile("rebuilding from=(\\d+) to=(\\d+)");

    @TempDir Path directory;

    @Test
    void under_load_and_killed_in_between_it_ends_with_the_same_digest_while_reads_go_on()
            throws Exception {
        try (LocalStack stack = LocalStack.start(directory.resolve("data"), "--empty")) {
            fill(stack);
            String cursor =
                    given(stack.query()).get("/v1/changes?cursor=latest").header("Aidwire-Cursor");
            String webhook = register(stack);
            Response line = given(stack.query()).get("/v1/aid?limit=1");
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger reads = new AtomicInteger();
            Queue<String> faults = new ConcurrentLinkedQueue<>();
            try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
                Future<?> reader = reading.submit(() -> read(stack, done, reads, faults));
                Load load = new Load(stack, "meanwhile", BETWEEN_POSTS);
                try (load) {
                    Replica killed = Replica.begun(stack, "killed", "rebuilder");
                    Awaitility.await("a part is filled")
                            .atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(20))
                            .until(
                                    () ->
                                            Files.readString(killed.log())
                                                    .contains("rebuilding left="));
                    Signals.kill(killed.process());

                    Replica ended = Replica.ended(stack, "ended", "rebuilder");

                    assertThat(from(killed)).isZero();
                    assertThat(from(ended)).isPositive();
                    assertThat(Files.readString(ended.log())).contains("differing=0");
                } finally {
                    done.set(true);
                }
                reader.get();
                Awaitility.await("what was accepted meanwhile is served")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> stack.servedStatements().containsAll(load.accepted()));
                assertThat(load.faults()).isEmpty();
            }
            assertThat(faults).isEmpty();
            assertThat(reads.get()).isGreaterThan(20);
            // The past is folded from what was recorded, by another way than lines are kept.
            assertThat(digest(stack, null)).isEqualTo(digest(stack, Instant.now().toString()));
            assertThat(given(stack.query()).get("/v1/changes?cursor=" + cursor).statusCode())
                    .isEqualTo(200);
            assertThat(
                            given(stack.query())
                                    .header("Authorization", "Bearer " + stack.key("feed"))
                                    .get("/v1/webhooks/" + webhook)
                                    .statusCode())
                    .isEqualTo(200);
            String aidId = line.jsonPath().getString("items[0].aidId");
            assertThat(given(stack.query()).get("/v1/aid/" + aidId).jsonPath().getInt("revision"))
                    .isGreaterThanOrEqualTo(line.jsonPath().getInt("items[0].revision"));
            System.out.printf("reads while rebuilding: %d%n", reads.get());
        }
    }

    private static void fill(LocalStack stack) {
        Feed feed = new Feed(stack);
        List<com.fasterxml.jackson.databind.node.ObjectNode> events =
                new ArrayList<>(Feed.events(Feed.writtenByAnyone(RandomHistories.of(SEED, SIZE))));
        Collections.shuffle(events, new Random(SEED));
        for (int from = 0; from < events.size(); from += BATCH) {
            feed.post(events.subList(from, Math.min(from + BATCH, events.size())));
        }
        feed.awaitVisible(stack.query());
    }

    private static void read(
            LocalStack stack, AtomicBoolean done, AtomicInteger reads, Queue<String> faults) {
        while (!done.get()) {
            for (String address :
                    List.of("/v1/aid?limit=5", "/v1/digest", "/v1/statements?limit=5")) {
                Response answer = given(stack.query()).get(address);
                if (answer.statusCode() != 200) {
                    faults.add(address + " " + answer.statusCode());
                } else if (address.startsWith("/v1/aid")
                        && answer.jsonPath().getList("items").size() != 5) {
                    faults.add(address + " " + answer.asString());
                }
                reads.incrementAndGet();
            }
        }
    }

    private static long from(Replica rebuilder) throws IOException {
        Matcher line = FROM.matcher(Files.readString(rebuilder.log()));
        assertThat(line.find()).as(rebuilder.log() + " says from where").isTrue();
        return Long.parseLong(line.group(1));
    }

    private static String register(LocalStack stack) {
        return given(stack.query())
                .header("Authorization", "Bearer " + stack.key("feed"))
                .contentType("application/json")
                .body("{\"url\": \"https://receiver.example/\"}")
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String digest(LocalStack stack, String asOf) {
        var request = given(stack.query());
        if (asOf != null) {
            request.queryParam("asOf", asOf);
        }
        return request.get("/v1/digest").then().statusCode(200).extract().path("digest");
    }
}
