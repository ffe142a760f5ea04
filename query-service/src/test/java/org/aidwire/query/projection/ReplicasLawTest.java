package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** Several projectors on one read model, each with partitions of its own, at the same time. */
class ReplicasLawTest {

    private static final int HISTORIES = Boolean.getBoolean("aidwire.long") ? 200 : 6;
    private static final int SIZE = 120;
    private static final int REPLICAS = 4;
    private static final int PARTITIONS = 12;

    @Test
    void whatever_the_interleaving_the_lines_are_those_of_the_whole_history() throws Exception {
        for (long seed = 0; seed < HISTORIES; seed++) {
            holds(seed);
        }
    }

    private static void holds(long seed) throws Exception {
        DataSource database = TestDatabase.empty();
        Random dice = new Random(seed);
        List<Event> events = new ArrayList<>(Arrivals.of(RandomHistories.of(seed, SIZE)));
        Collections.shuffle(events, dice);
        Map<Integer, List<Event>> shares =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        event ->
                                                Math.floorMod(
                                                                event.envelope()
                                                                        .partitionkey()
                                                                        .hashCode(),
                                                                PARTITIONS)
                                                        % REPLICAS));
        List<Callable<Boolean>> replicas = new ArrayList<>();
        shares.values()
                .forEach(share -> replicas.add(projecting(database, share, dice.nextLong())));

        together(replicas);

        StoredLines stored = new StoredLines(database);
        assertThat(stored.lines())
                .as("seed %d", seed)
                .isEqualTo(Arrivals.history(events).at(Cut.live(RandomHistories.NOW)).lines());
        assertThat(stored.linesByChangeLog()).as("seed %d", seed).isEqualTo(stored.lines());
    }

    private static Callable<Boolean> projecting(DataSource database, List<Event> share, long seed) {
        return () -> {
            Random dice = new Random(seed);
            Projector projector = new Projector(new ReadModel(database));
            for (int from = 0; from < share.size(); ) {
                int to = Math.min(share.size(), from + 1 + dice.nextInt(8));
                projector.project(share.subList(from, to), List.of(), RandomHistories.NOW);
                from = to;
            }
            return true;
        };
    }

    @Test
    void an_embargo_that_all_lift_at_once_lifts_once() throws Exception {
        DataSource database = TestDatabase.empty();
        Instant due = RandomHistories.NOW;
        Newsroom newsroom = new Newsroom();
        newsroom.article("{'uri': 'urn:a', 'embargoedUntil': '%s'}".formatted(due));
        newsroom.statement("s1", "PLEDGE", "{'article': {'uri': 'urn:a'}}");
        new Projector(new ReadModel(database))
                .project(Arrivals.of(newsroom.history()), List.of(), due.minusMillis(1));
        StoredLines stored = new StoredLines(database);
        assertThat(stored.lines()).isEmpty();

        List<Callable<Boolean>> replicas = new ArrayList<>();
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(
                    () -> {
                        new Projector(new ReadModel(database)).project(List.of(), List.of(), due);
                        return true;
                    });
        }
        together(replicas);

        assertThat(stored.lines()).hasSize(1);
        assertThat(stored.number("select count(*) from change")).isEqualTo(1);
        assertThat(stored.number("select revision from line")).isEqualTo(1);
        assertThat(new ReadModel(database).nextEmbargo()).isNull();
    }

    private static void together(Collection<Callable<Boolean>> replicas) throws Exception {
        CyclicBarrier start = new CyclicBarrier(replicas.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(replicas.size())) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (Callable<Boolean> replica : replicas) {
                running.add(
                        pool.submit(
                                () -> {
                                    start.await();
                                    return replica.call();
                                }));
            }
            for (Future<Boolean> each : running) {
                assertThat(each.get(2, TimeUnit.MINUTES)).isTrue();
            }
        }
    }
}
