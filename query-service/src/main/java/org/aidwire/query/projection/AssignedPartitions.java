package org.aidwire.query.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aidwire.query.store.PositionTable;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that this consumer holds, each with the position that it goes by. Positions come
 * from the store, never from Kafka: on assignment the consumer seeks to them. Assignments change on
 * the polling thread, positions move on the projecting one.
 */
@ApplicationScoped
@Default
@Identifier("projection")
class AssignedPartitions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(AssignedPartitions.class);

    private final ReadModel readModel;
    private final Schema schema;
    private final Patience patience;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    AssignedPartitions(ReadModel readModel, Schema schema, Patience patience) {
        this.readModel = readModel;
        this.schema = schema;
        this.patience = patience;
    }

    /** Holds the polling thread until the store answers: without positions nothing may be read. */
    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            for (TopicPartition partition : partitions) {
                long position = stored(partition);
                next.put(partition, position);
                consumer.seek(partition, position);
            }
            LOG.infof("reading %d partitions from their stored positions", partitions.size());
        } catch (Patience.Stopping stopping) {
            LOG.info("stopping before the positions could be read: nothing will be");
        }
    }

    private long stored(TopicPartition partition) {
        for (int tried = 1; ; tried++) {
            try {
                if (schema.isMigrated()) {
                    return readModel.projecting(
                            tx -> tx.positions().next(partition.topic(), partition.partition()));
                }
            } catch (StoreFailure failure) {
                LOG.warnf("positions not readable yet: %s", failure.getMessage());
            }
            patience.beforeNext(tried);
        }
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
    }

    /** The offset to go on from, or null where the partition is not held. */
    @Nullable Long next(TopicPartition partition) {
        return next.get(partition);
    }

    /** Notes positions that have been moved in the store. */
    void moved(Collection<PositionTable.Move> moves) {
        for (PositionTable.Move move : moves) {
            next.replace(
                    new TopicPartition(move.topic(), move.partition()), move.from(), move.to());
        }
    }

    /** Lets go of partitions whose stored position another consumer has moved. */
    void release(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
    }
}
