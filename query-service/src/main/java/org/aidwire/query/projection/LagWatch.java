package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.aidwire.query.store.Freshness;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Looks now and then at how far this member is behind, and notes it in the store for readers. */
@ApplicationScoped
class LagWatch {

    private static final Logger LOG = Logger.getLogger(LagWatch.class);

    private final ReadModel readModel;
    private final ProjectionMetrics metrics;
    private final InstantSource clock;
    private final Duration period;
    private Instant lastLook = Instant.EPOCH;

    LagWatch(
            ReadModel readModel,
            ProjectionMetrics metrics,
            InstantSource clock,
            ProjectionConfig config) {
        this.readModel = readModel;
        this.metrics = metrics;
        this.clock = clock;
        this.period = config.lagCheck();
    }

    /** A batch was read; until it is projected its oldest record waits. */
    void began(List<ConsumerRecord<byte[], byte[]>> batch) {
        metrics.waitingSince(
                batch.stream()
                        .mapToLong(ConsumerRecord::timestamp)
                        .mapToObj(Instant::ofEpochMilli)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    /** A batch is projected; what is still to be read was written no earlier than its last. */
    void ended(List<ConsumerRecord<byte[], byte[]>> batch, AssignedPartitions partitions) {
        boolean more = partitions.lag().values().stream().anyMatch(records -> records > 0);
        metrics.waitingSince(more ? Instant.ofEpochMilli(batch.getLast().timestamp()) : null);
    }

    /** Looks, where the last look is long enough ago. */
    void look(AssignedPartitions partitions) {
        Instant now = clock.instant();
        if (Duration.between(lastLook, now).abs().compareTo(period) < 0) {
            return;
        }
        lastLook = now;
        Map<TopicPartition, Long> lag = partitions.lag();
        metrics.lag(lag.size(), lag.values().stream().mapToLong(Long::longValue).sum());
        try {
            readModel.note(
                    lag.entrySet().stream()
                            .map(
                                    each ->
                                            new Freshness.Look(
                                                    each.getKey().topic(),
                                                    each.getKey().partition(),
                                                    now,
                                                    each.getValue() > 0))
                            .toList());
        } catch (StoreFailure failure) {
            LOG.debugf("how far behind this is could not be noted state=%s", failure.state());
        }
    }
}
