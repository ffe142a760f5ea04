package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.query.store.Fenced;
import org.aidwire.query.store.PositionTable.Move;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees records through to the read model. Errors that pass are waited out, for ever; a record that
 * cannot be read or applied is found by halving its batch, parked, and its partition goes on.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** A record, and its event where it is to be applied; else only its position moves. */
    private record Taken(ConsumerRecord<byte[], byte[]> from, ReadRecord.@Nullable Event event) {}

    private final Projector projector;
    private final AssignedPartitions partitions;
    private final Parking parking;
    private final Patience patience;
    private final ProjectionMetrics metrics;
    private final InstantSource clock;
    private final int unknownTries;

    Delivery(
            Projector projector,
            AssignedPartitions partitions,
            Parking parking,
            Patience patience,
            ProjectionMetrics metrics,
            InstantSource clock,
            ProjectionConfig config) {
        this.projector = projector;
        this.partitions = partitions;
        this.parking = parking;
        this.patience = patience;
        this.metrics = metrics;
        this.clock = clock;
        this.unknownTries = config.unknownTries();
    }

    /**
     * Returns when all records are projected or parked and their positions have moved.
     *
     * @throws Fenced where another consumer has moved one of the positions
     */
    void deliver(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!records.isEmpty()) {
            apply(records.stream().map(this::read).toList());
        }
    }

    private Taken read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return switch (KafkaBinding.read(headers, record.value())) {
            case ReadRecord.Event event -> new Taken(record, event);
            case ReadRecord.Unreadable unreadable -> {
                parking.park(
                        record,
                        Parking.Reason.UNREADABLE,
                        unreadable.faults().stream()
                                .map(fault -> fault.pointer() + " " + fault.detail())
                                .collect(Collectors.joining("; ")));
                yield new Taken(record, null);
            }
        };
    }

    private void apply(List<Taken> taken) {
        RuntimeException refused = tryToApply(taken);
        if (refused == null) {
            return;
        }
        if (taken.size() > 1) {
            int half = taken.size() / 2;
            apply(taken.subList(0, half));
            apply(taken.subList(half, taken.size()));
            return;
        }
        ConsumerRecord<byte[], byte[]> record = taken.getFirst().from();
        parking.park(record, Parking.Reason.NOT_APPLICABLE, String.valueOf(refused.getMessage()));
        apply(List.of(new Taken(record, null)));
    }

    /** Null where it was applied, else why it never will be. */
    private @Nullable RuntimeException tryToApply(List<Taken> taken) {
        List<ReadRecord.Event> events =
                taken.stream().map(Taken::event).filter(Objects::nonNull).toList();
        int unknown = 0;
        for (int tried = 1; ; tried++) {
            try {
                project(taken, events);
                return null;
            } catch (Fenced | Patience.Stopping notOurs) {
                throw notOurs;
            } catch (StoreFailure failure) {
                boolean passes = failure.kind() == StoreFailure.Kind.TRANSIENT || events.isEmpty();
                if (!passes) {
                    return failure;
                }
                LOG.warnf("the store does not answer (%d): %s", tried, failure.getMessage());
            } catch (RuntimeException failure) {
                LOG.warnf(failure, "projecting %d events failed", events.size());
                unknown++;
                if (unknown >= unknownTries && !events.isEmpty()) {
                    return failure;
                }
            }
            patience.beforeNext(tried);
        }
    }

    private void project(List<Taken> taken, List<ReadRecord.Event> events) {
        List<Move> moves = moves(taken);
        Instant now = clock.instant();
        Projector.Projected projected = projector.project(events, moves, now);
        partitions.moved(moves);
        metrics.projected(projected, events, clock.instant());
    }

    /** From where each partition stands to after the last of its records here. */
    private List<Move> moves(List<Taken> taken) {
        Map<TopicPartition, Long> to = new LinkedHashMap<>();
        for (Taken each : taken) {
            to.put(
                    new TopicPartition(each.from().topic(), each.from().partition()),
                    each.from().offset() + 1);
        }
        List<Move> moves = new ArrayList<>();
        to.forEach(
                (partition, next) ->
                        moves.add(
                                new Move(
                                        partition.topic(),
                                        partition.partition(),
                                        from(partition),
                                        next)));
        return moves;
    }

    /** Let go meanwhile: no stored position is below 0, so the move is fenced. */
    private long from(TopicPartition partition) {
        Long next = partitions.next(partition);
        return next == null ? -1 : next;
    }
}
