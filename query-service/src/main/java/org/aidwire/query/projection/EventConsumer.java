package org.aidwire.query.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.aidwire.contract.Topics;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.Fenced;
import org.aidwire.query.store.Schema;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loop that projects: takes a batch from Kafka, sees it through, takes the next. One thread
 * does all of it, so no batch is under way when partitions change hands. It never ends by what a
 * record holds ({@link Delivery} sees to that) nor by what neighbours do; a member that was fenced
 * leaves the group and joins anew.
 */
@ApplicationScoped
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private static final List<String> TOPICS = List.of(Topics.ARTICLES, Topics.STATEMENTS);

    /**
     * Leaving the group tells the others at once; without an answer they find out by themselves.
     */
    private static final CloseOptions LEAVE = CloseOptions.timeout(Duration.ofSeconds(2));

    /** What the batch under way gets before the process ends; what it did not finish is undone. */
    private static final Duration LAST_BATCH = Duration.ofSeconds(6);

    private final boolean projects;
    private final Schema schema;
    private final GroupConsumers consumers;
    private final Turns turns;
    private final Patience patience;
    private final Progress progress;
    private final ProjectionMetrics metrics;
    private volatile @Nullable Thread loop;
    private volatile @Nullable Consumer<byte[], byte[]> member;
    private volatile boolean stopping;

    EventConsumer(
            RoleSettings roles,
            Schema schema,
            GroupConsumers consumers,
            Turns turns,
            Patience patience,
            Progress progress,
            ProjectionMetrics metrics) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.schema = schema;
        this.consumers = consumers;
        this.turns = turns;
        this.patience = patience;
        this.progress = progress;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        if (projects) {
            // Brings all series into being, at nought.
            metrics.lag(0, 0);
            loop = Thread.ofPlatform().name("aidwire-projection").start(this::run);
        }
    }

    private void run() {
        int failures = 0;
        while (!stopping) {
            try {
                if (schema.isMigrated()) {
                    beMember();
                }
                patience.beforeNext(1);
            } catch (Patience.Stopping | WakeupException end) {
                LOG.debug("the projection ends");
            } catch (Fenced fenced) {
                metrics.fenced();
                LOG.warnf("fenced, joining the group anew: %s", fenced.getMessage());
                pause(1);
            } catch (RuntimeException failure) {
                failures++;
                LOG.warnf("the projection starts anew failure=%s", failure.getClass().getName());
                LOG.debug("the failure", failure);
                pause(failures);
            }
            progress.made();
        }
    }

    private void pause(int failures) {
        try {
            patience.beforeNext(failures);
        } catch (Patience.Stopping end) {
            LOG.debug("the projection ends");
        }
    }

    /** A membership in the group, from its beginning to its end. */
    private void beMember() {
        Consumer<byte[], byte[]> consumer = consumers.another();
        member = consumer;
        try {
            AssignedPartitions partitions = new AssignedPartitions(consumer, patience, progress);
            consumer.subscribe(TOPICS, partitions);
            int unanswered = 0;
            while (!stopping) {
                unanswered = turns.take(consumer, partitions) ? 0 : unanswered + 1;
                if (unanswered > 0) {
                    partitions.beforeNext(unanswered);
                }
                progress.made();
            }
        } finally {
            member = null;
            consumer.close(LEAVE);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
        Consumer<byte[], byte[]> last = member;
        if (last != null) {
            last.wakeup();
        }
        Thread running = loop;
        try {
            if (running != null) {
                running.join(LAST_BATCH);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
