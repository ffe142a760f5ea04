package org.aidwire.query.projection;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.contract.Topics;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.Fenced;
import org.aidwire.query.store.PositionTable.Move;
import org.aidwire.query.store.Rebuild;
import org.aidwire.query.store.RecordAddress;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
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

    /** A record, and what it says where that is to be applied; else only its position moves. */
    private record Taken(
            ConsumerRecord<byte[], byte[]> from, @Nullable ReadRecord says, Span span) {

        Taken refused(DeadLetters.Reason reason) {
            span.setStatus(StatusCode.ERROR, reason.name());
            return new Taken(from, null, span);
        }
    }

    private final Unsealing unsealing;
    private final Projector projector;
    private final Parking parking;
    private final DueWork dueWork;
    private final Sights sights;
    private final InstantSource clock;
    private final int unknownTries;

    @Inject
    Delivery(
            Unsealing unsealing,
            Projector projector,
            Parking parking,
            DueWork dueWork,
            Sights sights,
            InstantSource clock,
            ProjectionConfig config) {
        this(unsealing, projector, parking, dueWork, sights, clock, config.unknownTries());
    }

    private Delivery(
            Unsealing unsealing,
            Projector projector,
            Parking parking,
            DueWork dueWork,
            Sights sights,
            InstantSource clock,
            int unknownTries) {
        this.unsealing = unsealing;
        this.projector = projector;
        this.parking = parking;
        this.dueWork = dueWork;
        this.sights = sights;
        this.clock = clock;
        this.unknownTries = unknownTries;
    }

    /**
     * The same to a model that is being filled beside the live one.
     *
     * @param judged the time by which embargoes are judged there
     */
    Delivery beside(Rebuild rebuild, Projector other, InstantSource judged) {
        return new Delivery(
                unsealing,
                other,
                parking.beside(rebuild),
                dueWork,
                sights.untraced(),
                judged,
                unknownTries);
    }

    /**
     * Returns when all records are projected or parked and their positions have moved, but for
     * those of partitions that others hold by then.
     *
     * @throws Fenced where another consumer has moved one of the positions
     */
    void deliver(List<ConsumerRecord<byte[], byte[]>> records, AssignedPartitions partitions) {
        List<ReadRecord> read = open(records, partitions);
        List<Taken> taken = new ArrayList<>(records.size());
        List<Parking.Poison> unreadable = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            Taken each = new Taken(record, read.get(i), sights.traces().projecting(record));
            Parking.Poison poison = poison(record, read.get(i));
            taken.add(poison == null ? each : each.refused(poison.reason()));
            if (poison != null) {
                unreadable.add(poison);
            }
        }
        parking.park(unreadable, partitions);
        apply(taken, partitions);
    }

    /** Null where the record can be applied. */
    private static Parking.@Nullable Poison poison(
            ConsumerRecord<byte[], byte[]> record, ReadRecord read) {
        return switch (read) {
            case ReadRecord.Event _, ReadRecord.Erasing _ -> null;
            case ReadRecord.Sealed _ ->
                    new Parking.Poison(
                            record, DeadLetters.Reason.KEYLESS, "its key is not on " + Topics.KEYS);
            case ReadRecord.Unreadable bytes ->
                    new Parking.Poison(
                            record, DeadLetters.Reason.UNREADABLE, RecordReading.told(bytes));
        };
    }

    /** Waits for the keys as for anything else that passes. */
    private List<ReadRecord> open(
            List<ConsumerRecord<byte[], byte[]>> records, AssignedPartitions partitions) {
        List<ReadRecord> read = records.stream().map(Delivery::read).toList();
        for (int tried = 1; ; tried++) {
            try {
                return unsealing.open(read);
            } catch (StoreFailure | KafkaException failure) {
                LOG.warnf("the keys do not come tries=%d %s", tried, RecordReading.where(failure));
            }
            sights.metrics().waited();
            partitions.beforeNext(tried);
        }
    }

    private static ReadRecord read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return RecordReading.read(
                new RecordAddress(record.topic(), record.partition(), record.offset()),
                headers,
                record.value());
    }

    private void apply(List<Taken> taken, AssignedPartitions partitions) {
        Throwable refused = tryToApply(taken, partitions);
        if (refused == null) {
            return;
        }
        if (taken.size() > 1) {
            int half = taken.size() / 2;
            apply(taken.subList(0, half), partitions);
            apply(taken.subList(half, taken.size()), partitions);
            return;
        }
        Taken poison = taken.getFirst();
        parking.park(
                List.of(
                        new Parking.Poison(
                                poison.from(),
                                DeadLetters.Reason.NOT_APPLICABLE,
                                String.valueOf(refused))),
                partitions);
        apply(List.of(poison.refused(DeadLetters.Reason.NOT_APPLICABLE)), partitions);
    }

    /** Null where all that is still ours was applied, else why it never will be. */
    private @Nullable Throwable tryToApply(List<Taken> taken, AssignedPartitions partitions) {
        int unknown = 0;
        for (int tried = 1; ; tried++) {
            List<Taken> due = taken.stream().filter(each -> partitions.isDue(each.from())).toList();
            boolean hasEvents = due.stream().anyMatch(each -> each.says() != null);
            try {
                project(due, partitions);
                return null;
            } catch (Fenced | Patience.Stopping notOurs) {
                throw notOurs;
            } catch (StoreFailure failure) {
                if (failure.kind() == StoreFailure.Kind.PERMANENT && hasEvents) {
                    return failure;
                }
                LOG.warnf("the store does not do tries=%d state=%s", tried, failure.state());
            } catch (KafkaException failure) {
                LOG.warnf(
                        "Kafka does not do tries=%d failure=%s",
                        tried, failure.getClass().getName());
            } catch (RuntimeException | StackOverflowError failure) {
                unknown++;
                LOG.warnf(
                        "projecting records=%d failed %s",
                        due.size(), RecordReading.where(failure));
                // A batch is halved at once: only the record at fault is worth more tries.
                if (hasEvents && (due.size() > 1 || unknown >= unknownTries)) {
                    return failure;
                }
            }
            sights.metrics().waited();
            partitions.beforeNext(tried);
        }
    }

    private void project(List<Taken> due, AssignedPartitions partitions) {
        if (due.isEmpty()) {
            return;
        }
        List<ReadRecord.Event> events = saying(due, ReadRecord.Event.class);
        List<Move> moves = moves(due, partitions);
        Instant now = clock.instant();
        List<ReadRecord.Erasing> erasing = saying(due, ReadRecord.Erasing.class);
        Projector.Projected projected =
                erasing.isEmpty()
                        ? projector.project(events, moves, now)
                        : projector.project(events, erasing, partitions.log(), moves, now);
        partitions.moved(moves);
        due.forEach(each -> each.span().end());
        sights.metrics().projected(projected, events, clock.instant());
        events.stream()
                .map(each -> each.content().event())
                .filter(Article.class::isInstance)
                .map(each -> ((Article) each).embargoedUntil())
                .filter(Objects::nonNull)
                .forEach(dueWork::expect);
    }

    private static <T extends ReadRecord> List<T> saying(List<Taken> due, Class<T> kind) {
        return due.stream().map(Taken::says).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** From where each partition stands to after the last of its records here. */
    private static List<Move> moves(List<Taken> due, AssignedPartitions partitions) {
        Map<TopicPartition, Long> to = new LinkedHashMap<>();
        for (Taken each : due) {
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
                                        Objects.requireNonNull(partitions.next(partition)),
                                        next)));
        return moves;
    }
}
