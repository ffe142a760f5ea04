package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.aidwire.query.store.PositionTable.Move;
import org.aidwire.query.store.PositionTable.Partition;
import org.junit.jupiter.api.Test;

class ReadModelTest {

    private static final Partition PARTITION = new Partition("aid.statements", 3);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final DataSource database = TestDatabase.empty();

    @Test
    void a_replica_that_holds_the_lock_and_falls_silent_loses_it_and_is_fenced() throws Exception {
        ReadModel silent = new ReadModel(database, Duration.ofMillis(300));
        ReadModel other = new ReadModel(database);
        next(other);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);

        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Boolean> batch =
                    pool.submit(
                            () ->
                                    silent.projecting(
                                            tx -> {
                                                tx.positions().move(List.of(move(0, 7)));
                                                holding.countDown();
                                                await(awake);
                                                tx.positions().move(List.of(move(7, 8)));
                                                return true;
                                            }));
            holding.await();
            move(other, 0, 5);
            awake.countDown();

            assertThatThrownBy(batch::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            StoreFailure.class,
                            failure ->
                                    assertThat(failure.kind())
                                            .isEqualTo(StoreFailure.Kind.TRANSIENT));
        }

        assertThatThrownBy(() -> move(silent, 0, 7)).isInstanceOf(Fenced.class);
        assertThat(next(other)).isEqualTo(Map.of(PARTITION, 5L));
    }

    @Test
    void one_position_that_another_has_moved_undoes_the_whole_move() {
        ReadModel model = new ReadModel(database);
        Partition second = new Partition("aid.statements", 4);
        model.projecting(tx -> tx.positions().next(List.of(PARTITION, second)));
        move(model, 0, 5);

        assertThatThrownBy(
                        () ->
                                model.projecting(
                                        tx -> {
                                            tx.positions()
                                                    .move(
                                                            List.of(
                                                                    new Move(
                                                                            second.topic(),
                                                                            second.partition(),
                                                                            0,
                                                                            3),
                                                                    move(0, 3)));
                                            return true;
                                        }))
                .isInstanceOf(Fenced.class);
        assertThat(
                        model.<Map<Partition, Long>>projecting(
                                tx -> tx.positions().next(List.of(PARTITION, second))))
                .isEqualTo(Map.of(PARTITION, 5L, second, 0L));
    }

    @Test
    void the_model_is_as_far_behind_as_the_partition_that_is_furthest() {
        ReadModel model = new ReadModel(database);
        assertThat(model.freshness()).isEqualTo(new Freshness.Told(null, null));

        model.note(List.of(look(0, 0, false), look(1, 0, false)));
        assertThat(model.freshness()).isEqualTo(new Freshness.Told(null, START));

        model.note(List.of(look(1, 5, true), look(0, 5, false)));
        model.note(List.of(look(0, 9, false)));
        assertThat(model.freshness()).isEqualTo(new Freshness.Told(START, START.plusSeconds(5)));

        model.note(List.of(look(1, 10, false)));
        assertThat(model.freshness()).isEqualTo(new Freshness.Told(null, START.plusSeconds(9)));
    }

    private static Freshness.Look look(int partition, int seconds, boolean behind) {
        return new Freshness.Look("aid.statements", partition, START.plusSeconds(seconds), behind);
    }

    private static Map<Partition, Long> next(ReadModel model) {
        return model.projecting(tx -> tx.positions().next(List.of(PARTITION)));
    }

    private static void move(ReadModel model, long from, long to) {
        model.projecting(
                tx -> {
                    tx.positions().move(List.of(move(from, to)));
                    return true;
                });
    }

    private static Move move(long from, long to) {
        return new Move(PARTITION.topic(), PARTITION.partition(), from, to);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
