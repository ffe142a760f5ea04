package org.aidwire.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.ReadModelAge;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoreFailure;
import org.jboss.logging.Logger;

/** Learns from the store, in every replica, how far behind the projectors are. */
@ApplicationScoped
class AgeWatch {

    private static final Logger LOG = Logger.getLogger(AgeWatch.class);

    private final ReadModel readModel;
    private final Schema schema;
    private final ReadModelAge age;
    private final ProjectionConfig config;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-age").daemon().factory());

    AgeWatch(
            ReadModel readModel,
            Schema schema,
            ReadModelAge age,
            ProjectionConfig config,
            InstantSource clock,
            MeterRegistry registry) {
        this.readModel = readModel;
        this.schema = schema;
        this.age = age;
        this.config = config;
        Gauge.builder("aidwire.model.age", this, it -> it.seconds(clock.instant()))
                .description("How old what readers see may be")
                .baseUnit("seconds")
                .register(registry);
    }

    private double seconds(Instant now) {
        return age.at(now).toMillis() / 1e3;
    }

    void start(@Observes StartupEvent started) {
        long period = config.lagCheck().toMillis();
        ticks.scheduleWithFixedDelay(this::learn, period, period, TimeUnit.MILLISECONDS);
    }

    private void learn() {
        try {
            if (schema.isMigrated()) {
                age.told(readModel.freshness());
            }
        } catch (StoreFailure failure) {
            // Unlearned, the age grows by itself.
            LOG.debugf("the age of the model is not known state=%s", failure.state());
        }
    }

    @PreDestroy
    void stop() {
        ticks.shutdownNow();
    }
}
