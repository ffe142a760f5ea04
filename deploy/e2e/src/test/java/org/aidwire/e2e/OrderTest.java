package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.RandomHistories;
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
        History history = Feed.writtenByAnyone(RandomHistories.of(SEED, SIZE));
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
            feed.awaitVisible(stack.query());
            assertThat(Lines.served(stack.query())).as(name).isEqualTo(Lines.of(history));
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
}
