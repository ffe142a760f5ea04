package org.aidwire.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.query.store.PositionTable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * All partitions, as a rebuild reads them: each up to where the live model has come, never further,
 * so that the two can stand at the same place. It is a member of no group.
 */
class RebuiltPartitions extends AssignedPartitions {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Patience patience;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    RebuiltPartitions(Consumer<byte[], byte[]> consumer, Patience patience) {
        super(consumer, patience, new Progress());
        this.consumer = consumer;
        this.patience = patience;
    }

    /** Goes to where each partition stands. */
    void goTo(Map<PositionTable.Partition, Long> positions) {
        positions.forEach((partition, offset) -> next.put(kafkas(partition), offset));
        consumer.assign(next.keySet());
        next.forEach(consumer::seek);
    }

    /** How many records there are up to those positions. */
    long left(Map<PositionTable.Partition, Long> upTo) {
        return upTo.entrySet().stream()
                .mapToLong(
                        each ->
                                Math.max(
                                        0,
                                        each.getValue()
                                                - next.getOrDefault(kafkas(each.getKey()), 0L)))
                .sum();
    }

    /** Some of the records that come before those positions. */
    List<ConsumerRecord<byte[], byte[]>> poll(Map<PositionTable.Partition, Long> upTo) {
        Map<TopicPartition, Long> bounds = new HashMap<>();
        upTo.forEach((partition, offset) -> bounds.put(kafkas(partition), offset));
        Set<TopicPartition> there = new HashSet<>(next.keySet());
        there.removeIf(each -> isBefore(each, next.getOrDefault(each, 0L), bounds));
        consumer.resume(consumer.assignment());
        consumer.pause(there);
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>();
        Set<TopicPartition> cut = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(each.topic(), each.partition());
            if (isBefore(partition, each.offset(), bounds)) {
                due.add(each);
            } else if (cut.add(partition)) {
                consumer.seek(partition, each.offset());
            }
        }
        return due;
    }

    private static boolean isBefore(
            TopicPartition partition, long offset, Map<TopicPartition, Long> bounds) {
        return offset < bounds.getOrDefault(partition, 0L);
    }

    private static TopicPartition kafkas(PositionTable.Partition partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    @Override
    @Nullable Long next(TopicPartition partition) {
        return next.get(partition);
    }

    @Override
    void moved(Collection<PositionTable.Move> moves) {
        moves.forEach(
                move -> next.put(new TopicPartition(move.topic(), move.partition()), move.to()));
    }

    @Override
    void beforeNext(int tried) {
        patience.beforeNext(tried);
    }
}
