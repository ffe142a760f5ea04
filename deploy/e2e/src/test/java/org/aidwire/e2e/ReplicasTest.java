package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.RandomHistories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projectors and a reader side by side, as docs/replicas.md starts them. */
class ReplicasTest {

    private static final boolean LONG = Boolean.getBoolean("aidwire.long");
    private static final long SEED = 11;
    private static final int ROUNDS = LONG ? 8 : 1;
    private static final int SIZE = (LONG ? 700 : 300) * (2 * ROUNDS + 1);
    private static final int BATCH = 10;
    private static final int PARTITIONS = 24;

    @TempDir Path directory;

    @Test
    void projectors_that_stop_die_and_come_back_leave_the_lines_of_the_fold() throws Exception {
        History history = Feed.writtenByAnyone(RandomHistories.of(SEED, SIZE));
        List<ObjectNode> events = new ArrayList<>(Feed.events(history));
        Collections.shuffle(events, new Random(SEED));
        List<List<ObjectNode>> shares = shares(events, 2 * ROUNDS + 1);
        try (LocalStack stack =
                        LocalStack.start(directory.resolve("data"), "--empty", "--no-query");
                Replica _ = Replica.ended(stack, "migrator", "migrator");
                // Ready on the migrator's word alone.
                Replica reader = Replica.start(stack, "reader", "reader");
                Replica first = Replica.start(stack, "first", "projector");
                Replica second = Replica.start(stack, "second", "projector");
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Feed feed = new Feed(stack);
            rolesAreKept(first, reader);
            awaitEvenShares(first, second);
            for (int round = 0; round < ROUNDS; round++) {
                Replica stopped = round % 2 == 0 ? first : second;
                Replica killed = round % 2 == 0 ? second : first;
                Future<?> posts = pool.submit(() -> post(feed, shares.removeFirst()));
                Signals.stop(List.of(stopped.process()));
                posts.get();
                feed.awaitVisible(reader.reads());
                Signals.wake(List.of(stopped.process()));
                awaitEvenShares(first, second);

                posts = pool.submit(() -> post(feed, shares.removeFirst()));
                killed.killAndRestart();
                posts.get();
                feed.awaitVisible(reader.reads());
                killed.awaitReady();
                awaitEvenShares(first, second);
            }
            post(feed, shares.removeFirst());
            feed.awaitVisible(reader.reads());

            assertThat(Lines.served(reader.reads())).isEqualTo(Lines.of(history));
            assertThat(digest(reader, null)).isEqualTo(digest(reader, Instant.now().toString()));
            anEmbargoLiftsOnItsInstantAndOnce(stack, first, reader);
            logsAreForMachines(first);
            System.out.printf(
                    "fenced: first %.0f, second %.0f%n",
                    first.metric("aidwire_projection_fenced_total"),
                    second.metric("aidwire_projection_fenced_total"));
        }
    }

    /** Both projectors wake for it, one of them a moment after it was started anew. */
    private static void anEmbargoLiftsOnItsInstantAndOnce(
            LocalStack stack, Replica projector, Replica reader) {
        Instant due = Instant.now().plusSeconds(LONG ? 20 : 12);
        post(
                stack,
                "/v1/articles",
                "{\"uri\": \"urn:embargoed\", \"embargoedUntil\": \"%s\"}".formatted(due));
        post(
                stack,
                "/v1/statements",
                """
                {"id": "embargoed", "text": "-", "act": "PLEDGE", "modality": "ASSERTED",
                 "article": {"uri": "urn:embargoed"}, "attribution": "ON_RECORD",
                 "speaker": {"affiliation": "IS"},
                 "aid": {"donor": "IS", "recipient": "MD", "items": ["SHELTER"]}}\
                """);
        projector.killAndRestart();

        String line = "/v1/aid/is.md.shelter";
        Awaitility.await("the embargo lifts")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            Instant asked = Instant.now();
                            boolean served = given(reader.reads()).get(line).statusCode() == 200;
                            if (!served && asked.isBefore(due)) {
                                assertThat(statusAsOf(reader, line, asked)).isEqualTo(404);
                            }
                            return served;
                        });
        System.out.printf(
                "an embargo lifted within %d ms%n",
                Duration.between(due, Instant.now()).toMillis());
        projector.awaitReady();
        assertThat(Instant.parse(string(reader, line, null, "updatedAt"))).isAfterOrEqualTo(due);
        assertThat(string(reader, line, null, "revision")).isEqualTo("1");
        assertThat(statusAsOf(reader, line, due.minusMillis(1))).isEqualTo(404);
        assertThat(string(reader, line, due, "status")).isEqualTo("PLEDGED");
    }

    private static void logsAreForMachines(Replica replica) throws IOException {
        List<String> lines =
                Files.readAllLines(replica.log()).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(5);
        for (String line : lines) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("service").asText()).as(line).isEqualTo("query-service");
            assertThat(entry.path("message").asText()).as(line).isNotEmpty();
        }
    }

    private static int statusAsOf(Replica reader, String address, Instant asOf) {
        return given(reader.reads()).queryParam("asOf", asOf.toString()).get(address).statusCode();
    }

    private static String string(Replica reader, String address, Instant asOf, String member) {
        var request = given(reader.reads());
        if (asOf != null) {
            request.queryParam("asOf", asOf.toString());
        }
        return request.get(address).then().statusCode(200).extract().jsonPath().getString(member);
    }

    private static void post(LocalStack stack, String address, String event) {
        given(stack.ingest("feed"))
                .contentType("application/json")
                .body(event)
                .post(address)
                .then()
                .statusCode(202);
    }

    private static List<List<ObjectNode>> shares(List<ObjectNode> events, int shares) {
        List<List<ObjectNode>> all = new ArrayList<>();
        for (int i = 0; i < shares; i++) {
            all.add(events.subList(i * events.size() / shares, (i + 1) * events.size() / shares));
        }
        return all;
    }

    private static void post(Feed feed, List<ObjectNode> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            feed.post(events.subList(from, Math.min(from + BATCH, events.size())));
        }
    }

    private static void rolesAreKept(Replica projector, Replica reader) {
        assertThat(given(projector.reads()).get("/v1/aid").statusCode()).isEqualTo(404);
        assertThat(given(projector.reads()).get("/v1/aid").contentType())
                .isEqualTo("application/problem+json");
        assertThat(given(reader.reads()).get("/v1/aid").statusCode()).isEqualTo(200);
        assertThat(projector.health("live")).isEqualTo(200);
        assertThat(reader.health("live")).isEqualTo(200);
    }

    /** Each has half of both topics. */
    private static void awaitEvenShares(Replica... projectors) {
        Awaitility.await("even shares")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            for (Replica each : projectors) {
                                assertThat(each.metric("aidwire_projection_partitions"))
                                        .isEqualTo(PARTITIONS / projectors.length);
                            }
                        });
    }

    private static String digest(Replica reader, String asOf) {
        var request = given(reader.reads());
        if (asOf != null) {
            request.queryParam("asOf", asOf);
        }
        return request.get("/v1/digest").then().statusCode(200).extract().path("digest");
    }
}
