package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.query.store.Fenced;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What a member of the group does, turn by turn. */
@ApplicationScoped
class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    /** A stop and a due look at the lag wait this long at most. */
    private static final Duration POLL = Duration.ofMillis(500);

    private final ReadModel readModel;
    private final Delivery delivery;
    private final LagWatch lag;
    private final ProjectionMetrics metrics;

    Turns(ReadModel readModel, Delivery delivery, LagWatch lag, ProjectionMetrics metrics) {
        this.readModel = readModel;
        this.delivery = delivery;
        this.lag = lag;
        this.metrics = metrics;
    }

    /**
     * Takes a batch and sees it through.
     *
     * @return false where the store did not tell the positions, so that nothing could be read
     * @throws Fenced where another consumer has moved one of the positions
     */
    boolean take(Consumer<byte[], byte[]> consumer, AssignedPartitions partitions) {
        try {
            partitions.resume(readModel);
        } catch (StoreFailure failure) {
            LOG.warnf("positions not readable yet state=%s", failure.state());
            return false;
        }
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
            if (partitions.isDue(each)) {
                due.add(each);
            }
        }
        if (!due.isEmpty()) {
            lag.began(due);
            metrics.timed(due.size(), () -> delivery.deliver(due, partitions));
            lag.ended(due, partitions);
        }
        lag.look(partitions);
        return true;
    }
}
