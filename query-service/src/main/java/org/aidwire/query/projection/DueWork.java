package org.aidwire.query.projection;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/**
 * What becomes due by time alone: embargoes that lift, and the look at the lag. One thread of its
 * own; what fails is tried again at the next tick.
 */
@ApplicationScoped
class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    private final ReadModel readModel;
    private final Schema schema;
    private final Projector projector;
    private final KafkaClientService clients;
    private final ProjectionMetrics metrics;
    private final InstantSource clock;
    private final ProjectionConfig config;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-due").daemon().factory());

    DueWork(
            ReadModel readModel,
            Schema schema,
            Projector projector,
            KafkaClientService clients,
            ProjectionMetrics metrics,
            InstantSource clock,
            ProjectionConfig config) {
        this.readModel = readModel;
        this.schema = schema;
        this.projector = projector;
        this.clients = clients;
        this.metrics = metrics;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        every(config.embargoCheck(), this::liftEmbargoes);
        every(config.lagCheck(), this::measureLag);
    }

    private void every(Duration period, Runnable work) {
        ticks.scheduleWithFixedDelay(
                () -> tryTo(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warnf("left to the next tick: %s", failure.getMessage());
        }
    }

    private void liftEmbargoes() {
        Instant now = clock.instant();
        if (schema.isMigrated() && readModel.hasEmbargoLiftedBy(now)) {
            projector.project(List.of(), List.of(), now);
        }
    }

    private void measureLag() {
        for (KafkaConsumer<byte[], byte[]> consumer :
                clients.<byte[], byte[]>getConsumers(EventConsumer.CHANNEL)) {
            consumer.runOnPollingThread(DueWork::lag)
                    .subscribe()
                    .with(
                            records -> metrics.lag(records, clock.instant()),
                            failure -> LOG.debug("lag not measured", failure));
        }
    }

    private static long lag(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    @PreDestroy
    void stop() {
        ticks.shutdownNow();
    }
}
