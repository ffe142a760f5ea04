package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.store.Failures;
import org.aidwire.query.store.PositionTable.Move;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOW = RandomHistories.NOW;

    private final List<String> happened = new ArrayList<>();
    private final TreeSet<String> projected = new TreeSet<>();
    private final Partition partition = new Partition();

    @Test
    void a_record_that_cannot_be_read_is_parked_before_the_position_passes_it() {
        List<ConsumerRecord<byte[], byte[]>> records = records(2);
        records.add(record(2, "no event".getBytes(StandardCharsets.UTF_8), new RecordHeaders()));

        delivery(_ -> {}).deliver(records, partition);

        assertThat(happened).containsExactly("parked 2 UNREADABLE", "moved 0 to 3");
        assertThat(projected).containsExactly("s0", "s1");
    }

    @Test
    void the_one_record_that_the_store_will_not_take_is_found_and_parked() {
        Delivery delivery =
                delivery(
                        events -> {
                            if (events.contains("s5")) {
                                throw Failures.withState("22021");
                            }
                        });

        delivery.deliver(records(9), partition);

        assertThat(happened).containsOnlyOnce("parked 5 NOT_APPLICABLE");
        assertThat(happened).filteredOn(each -> each.startsWith("parked")).hasSize(1);
        assertThat(projected).containsExactly("s0", "s1", "s2", "s3", "s4", "s6", "s7", "s8");
        assertThat(partition.next).isEqualTo(9);
    }

    @Test
    void an_error_that_passes_is_waited_out_and_parks_nothing() {
        int[] failures = {10};
        Delivery delivery =
                delivery(
                        _ -> {
                            if (failures[0]-- > 0) {
                                throw Failures.withState("57P01");
                            }
                        });

        delivery.deliver(records(3), partition);

        assertThat(happened).containsExactly("moved 0 to 3");
        assertThat(projected).containsExactly("s0", "s1", "s2");
    }

    @Test
    void an_unknown_error_is_tried_three_times() {
        int[] tries = {0};
        Delivery delivery =
                delivery(
                        events -> {
                            if (!events.isEmpty()) {
                                tries[0]++;
                                throw new IllegalStateException("a fault of ours");
                            }
                        });

        delivery.deliver(records(1), partition);

        assertThat(tries[0]).isEqualTo(3);
        assertThat(happened).containsExactly("parked 0 NOT_APPLICABLE", "moved 0 to 1");
    }

    @Test
    void a_batch_with_an_unknown_error_in_it_is_halved_at_once() {
        int[] tries = {0};
        Delivery delivery =
                delivery(
                        events -> {
                            tries[0]++;
                            if (events.contains("s3")) {
                                throw new IllegalStateException("a fault of ours");
                            }
                        });

        delivery.deliver(records(8), partition);

        assertThat(happened).containsOnlyOnce("parked 3 NOT_APPLICABLE");
        assertThat(projected).containsExactly("s0", "s1", "s2", "s4", "s5", "s6", "s7");
        // Refused: all 8, the first 4, s2 with s3, s3 alone three times. Taken: s0 with s1, s2, the
        // position past s3, s4 to s7.
        assertThat(tries[0]).isEqualTo(10);
    }

    @Test
    void what_others_hold_after_a_wait_is_left_to_them() {
        Delivery delivery =
                delivery(
                        _ -> {
                            throw Failures.withState("08006");
                        });
        partition.meanwhile = () -> partition.next = null;

        delivery.deliver(records(3), partition);

        assertThat(happened).isEmpty();
        assertThat(projected).isEmpty();
    }

    @Test
    void a_stop_of_the_service_ends_the_waiting() {
        Delivery delivery =
                delivery(
                        _ -> {
                            throw Failures.withState("08006");
                        });
        partition.meanwhile =
                () -> {
                    throw new Patience.Stopping();
                };

        assertThatThrownBy(() -> delivery.deliver(records(1), partition))
                .isInstanceOf(Patience.Stopping.class);
        assertThat(happened).isEmpty();
    }

    /** Throws where the store would refuse the statements of those ids. */
    private interface Store {
        void take(List<String> ids);
    }

    private Delivery delivery(Store store) {
        ProjectionMetrics metrics =
                new ProjectionMetrics(new SimpleMeterRegistry(), InstantSource.fixed(NOW));
        return new Delivery(
                SettingsOfTests.nothingSealed(),
                new Projector(null) {
                    @Override
                    public Projected project(
                            Collection<Event> events, Collection<Move> moves, Instant now) {
                        List<String> ids =
                                events.stream()
                                        .map(each -> each.content().event().identity())
                                        .toList();
                        store.take(ids);
                        projected.addAll(ids);
                        moves.forEach(
                                move -> happened.add("moved " + move.from() + " to " + move.to()));
                        return new Projected(0, 0, List.of());
                    }
                },
                new Parking(null, null, metrics, InstantSource.fixed(NOW), "test") {
                    @Override
                    void park(List<Poison> records, AssignedPartitions partitions) {
                        records.forEach(
                                each ->
                                        happened.add(
                                                "parked "
                                                        + each.record().offset()
                                                        + " "
                                                        + each.reason()));
                    }
                },
                new DueWork(() -> Set.of(), null, null, null, InstantSource.fixed(NOW), CONFIG),
                new Sights(metrics, Traces.none()),
                InstantSource.fixed(NOW),
                CONFIG);
    }

    /** One partition, and what becomes of it while the delivery waits. */
    private static final class Partition extends AssignedPartitions {
        private @Nullable Long next = 0L;
        private Runnable meanwhile = () -> {};

        Partition() {
            super(null, null, null);
        }

        @Override
        @Nullable Long next(TopicPartition partition) {
            return next;
        }

        @Override
        void moved(Collection<Move> moves) {
            moves.forEach(move -> next = move.to());
        }

        @Override
        void beforeNext(int tried) {
            meanwhile.run();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int count) {
        Newsroom newsroom = new Newsroom();
        newsroom.repeat(count, i -> newsroom.statement("s" + i, "PLEDGE", "{}"));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Event event : Arrivals.of(newsroom.history())) {
            RecordHeaders headers = new RecordHeaders();
            KafkaBinding.headers(event.envelope()).forEach(headers::add);
            byte[] value = event.content().canonical().getBytes(StandardCharsets.UTF_8);
            records.add(record(records.size(), value, headers));
        }
        return records;
    }

    private static ConsumerRecord<byte[], byte[]> record(
            long offset, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                Topics.STATEMENTS,
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                headers,
                Optional.empty());
    }

    private static final ProjectionConfig CONFIG = SettingsOfTests.projection();
}
