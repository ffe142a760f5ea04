package org.aidwire.query.projection;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.query.store.Fenced;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes batches of records from Kafka, one at a time, on a thread that may block. Never throws for
 * what a record holds: {@link Delivery} sees each one through.
 */
@ApplicationScoped
class EventConsumer {

    static final String CHANNEL = "events";

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private final AssignedPartitions partitions;
    private final Delivery delivery;
    private final KafkaClientService clients;
    private final ProjectionMetrics metrics;

    EventConsumer(
            AssignedPartitions partitions,
            Delivery delivery,
            KafkaClientService clients,
            ProjectionMetrics metrics) {
        this.partitions = partitions;
        this.delivery = delivery;
        this.clients = clients;
        this.metrics = metrics;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (isDue(each)) {
                due.add(each);
            }
        }
        try {
            metrics.timed(due.size(), () -> delivery.deliver(due));
        } catch (Fenced fenced) {
            metrics.fenced();
            LOG.warnf("fenced, joining the group anew: %s", fenced.getMessage());
            rejoin(due);
        }
    }

    /** Records may come from before a rebalance: of partitions let go, or before the position. */
    private boolean isDue(ConsumerRecord<byte[], byte[]> each) {
        Long next = partitions.next(new TopicPartition(each.topic(), each.partition()));
        return next != null && each.offset() >= next;
    }

    /**
     * What of the batch was not projected must be read again, from whatever the store says then:
     * leaving and joining clears what is buffered and seeks anew.
     */
    private void rejoin(List<ConsumerRecord<byte[], byte[]>> batch) {
        Set<TopicPartition> touched = new HashSet<>();
        batch.forEach(each -> touched.add(new TopicPartition(each.topic(), each.partition())));
        partitions.release(touched);
        clients.<byte[], byte[]>getConsumer(CHANNEL)
                .runOnPollingThread(
                        (java.util.function.Consumer<Consumer<byte[], byte[]>>)
                                consumer -> consumer.enforceRebalance("fenced"))
                .await()
                .indefinitely();
    }
}
