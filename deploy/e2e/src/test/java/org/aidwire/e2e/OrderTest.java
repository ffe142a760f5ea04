package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.aid.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R12 over the wire: one history, posted in several orders and batchings, gives one digest: that of
 * the pure fold.
 */
class OrderTest {

    private static final long SEED = 7;
    private static final boolean LONG = Boolean.getBoolean("aidwire.long");
    private static final int SIZE = LONG ? 10_000 : 2_000;
    private static final int CLIENTS = 4;

    @TempDir Path directory;

    @Test
    void any_order_and_batching_gives_one_digest_and_the_lines_of_the_fold() throws Exception {
        History history = writtenByAnyone(RandomHistories.of(SEED, SIZE));
        List<ObjectNode> events = Feed.events(history);
        List<ObjectNode> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, events.size() / 10));
        Collections.shuffle(shuffled, new Random(SEED));
        List<ObjectNode> backwards = events.reversed();

        String inOrder = digestAfter("in-order", events, 200, 1, history);
        assertThat(digestAfter("shuffled", shuffled, 37, CLIENTS, history)).isEqualTo(inOrder);
        if (LONG) {
            assertThat(digestAfter("backwards", backwards, 500, 1, history)).isEqualTo(inOrder);
        }
    }

    /** As the local stack records it: its keys write for any outlet, and none posts EXTRACTOR. */
    private static History writtenByAnyone(History history) {
        return new History(
                history.articles().stream().map(OrderTest::byAnyone).toList(),
                history.statements().stream()
                        .filter(each -> each.event().provenance().by() != ProvenanceBy.EXTRACTOR)
                        .map(OrderTest::byAnyone)
                        .toList());
    }

    private static <E extends NewsEvent> Recorded<E> byAnyone(Recorded<E> recorded) {
        return new Recorded<>(
                recorded.event(),
                recorded.recordedtime(),
                recorded.sha256(),
                "backfill",
                List.of("*"));
    }

    private String digestAfter(
            String name, List<ObjectNode> events, int batchSize, int clients, History history)
            throws Exception {
        try (LocalStack stack = LocalStack.start(directory.resolve(name), "--empty");
                ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            Feed feed = new Feed(stack);
            List<Future<?>> posts = new ArrayList<>();
            for (int from = 0; from < events.size(); from += batchSize) {
                List<ObjectNode> batch =
                        events.subList(from, Math.min(from + batchSize, events.size()));
                posts.add(pool.submit(() -> feed.post(batch)));
            }
            for (Future<?> post : posts) {
                post.get();
            }
            feed.awaitVisible();
            SortedMap<String, LineState> expected = history.at(Cut.live(Instant.now())).lines();
            assertThat(served(stack)).as(name).isEqualTo(summaries(expected));
            Instant asOf = Instant.parse("2024-02-20T00:00:00Z");
            assertThat(
                            given(stack.query())
                                    .queryParam("asOf", asOf.toString())
                                    .get("/v1/digest")
                                    .jsonPath()
                                    .getInt("lines"))
                    .as(name)
                    .isEqualTo(history.at(new Cut(asOf, null, Instant.now())).lines().size());
            return given(stack.query()).get("/v1/digest").jsonPath().getString("digest");
        }
    }

    private static Map<String, String> served(LocalStack stack) {
        Map<String, String> served = new TreeMap<>();
        String cursor = null;
        do {
            var request = given(stack.query()).queryParam("limit", 1000);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get("/v1/aid").then().statusCode(200).extract().jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(
                    line ->
                            served.put(
                                    (String) line.get("aidId"),
                                    String.join(
                                            " ",
                                            String.valueOf(line.get("status")),
                                            String.valueOf(line.get("qualifier")),
                                            String.valueOf(line.get("confirmation")),
                                            String.valueOf(line.get("since")),
                                            String.valueOf(line.get("independentOrigins")),
                                            String.valueOf(line.get("reports")),
                                            String.valueOf(line.get("disputedBy")))));
            cursor = page.getString("next");
        } while (cursor != null);
        return served;
    }

    private static Map<String, String> summaries(SortedMap<String, LineState> lines) {
        Map<String, String> summaries = new TreeMap<>();
        lines.forEach(
                (aidId, state) ->
                        summaries.put(
                                aidId,
                                String.join(
                                        " ",
                                        state.status().name(),
                                        String.valueOf(state.qualifier()),
                                        state.confirmation().name(),
                                        String.valueOf(state.since()),
                                        String.valueOf(state.independentOrigins()),
                                        String.valueOf(state.reports()),
                                        String.valueOf(state.disputedBy()))));
        return summaries;
    }
}
