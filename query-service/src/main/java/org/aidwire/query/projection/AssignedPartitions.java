package org.aidwire.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Topics;
import org.aidwire.query.store.PositionTable;
import org.aidwire.query.store.ReadModel;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that this member of the group holds, each with the position that it goes by.
 * Positions come from the store, never from Kafka: what is assigned stands still until its position
 * is known. All of it belongs to one thread, and assignments change within polls alone: so never
 * while a batch is being projected, unless the projection waits and polls here to stay a member.
 */
class AssignedPartitions implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(AssignedPartitions.class);

    /**
     * The first tries follow at once: whoever was stopped for long and lost its connection learns
     * from the stored positions, rather than from Kafka, that others went on.
     */
    private static final int TRIES_WITHOUT_A_LOOK = 2;

    private final Consumer<byte[], byte[]> consumer;
    private final Patience patience;
    private final Progress progress;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    AssignedPartitions(Consumer<byte[], byte[]> consumer, Patience patience, Progress progress) {
        this.consumer = consumer;
        this.patience = patience;
        this.progress = progress;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        LOG.infof("assigned partitions=%d", partitions.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
        LOG.infof("let go partitions=%d", partitions.size());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        onPartitionsRevoked(partitions);
    }

    /** Goes to the stored positions of what is newly assigned; lets all that is held be read. */
    void resume(ReadModel readModel) {
        Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
        assigned.removeAll(next.keySet());
        if (!assigned.isEmpty()) {
            Map<PositionTable.Partition, Long> stored =
                    readModel.projecting(
                            tx ->
                                    tx.positions()
                                            .next(
                                                    assigned.stream()
                                                            .map(AssignedPartitions::stored)
                                                            .toList()));
            for (TopicPartition partition : assigned) {
                long position = Objects.requireNonNull(stored.get(stored(partition)));
                consumer.seek(partition, position);
                next.put(partition, position);
            }
            LOG.infof("reading partitions=%d from their stored positions", next.size());
        }
        consumer.resume(next.keySet());
    }

    private static PositionTable.Partition stored(TopicPartition partition) {
        return new PositionTable.Partition(partition.topic(), partition.partition());
    }

    /** The offset to go on from, or null where the partition is not held. */
    @Nullable Long next(TopicPartition partition) {
        return next.get(partition);
    }

    /** Whether the record is still to be projected, by this member. */
    boolean isDue(ConsumerRecord<?, ?> record) {
        Long from = next(new TopicPartition(record.topic(), record.partition()));
        return from != null && record.offset() >= from;
    }

    /** Notes positions that have been moved in the store, and tells Kafka for its tools. */
    void moved(Collection<PositionTable.Move> moves) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (PositionTable.Move move : moves) {
            TopicPartition partition = new TopicPartition(move.topic(), move.partition());
            next.put(partition, move.to());
            offsets.put(partition, new OffsetAndMetadata(move.to()));
        }
        consumer.commitAsync(
                offsets,
                (_, failure) -> {
                    if (failure != null) {
                        LOG.debug("an offset for the tools was not committed", failure);
                    }
                });
    }

    /**
     * Waits before the next try, and stays a member of the group meanwhile. Partitions may be gone
     * afterwards.
     *
     * @param tried how often it was tried, from 1
     */
    void beforeNext(int tried) {
        patience.beforeNext(tried);
        if (tried > TRIES_WITHOUT_A_LOOK) {
            consumer.pause(consumer.assignment());
            consumer.poll(Duration.ZERO);
        }
        progress.made();
    }

    /** How far the log goes now, in every partition of both topics that holds a record. */
    Map<PositionTable.Partition, Long> log() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(Topics.ARTICLES, Topics.STATEMENTS)) {
            consumer.partitionsFor(topic)
                    .forEach(each -> all.add(new TopicPartition(topic, each.partition())));
        }
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(all);
        Map<PositionTable.Partition, Long> log = new HashMap<>();
        consumer.endOffsets(all)
                .forEach(
                        (partition, end) -> {
                            if (end > beginnings.getOrDefault(partition, 0L)) {
                                log.put(stored(partition), end);
                            }
                        });
        return log;
    }

    /** Records that are known to wait in what is held. */
    Map<TopicPartition, Long> lag() {
        Map<TopicPartition, Long> lag = new HashMap<>();
        next.keySet()
                .forEach(
                        partition ->
                                consumer.currentLag(partition)
                                        .ifPresent(records -> lag.put(partition, records)));
        return lag;
    }
}
