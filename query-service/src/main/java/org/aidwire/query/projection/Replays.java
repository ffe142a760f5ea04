package org.aidwire.query.projection;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.Schema;
import org.jboss.logging.Logger;

/**
 * Looks for parked records whose replay operators ask for. The wish is in the store, so no crash
 * forgets one; errors that pass leave it for the next look.
 */
@ApplicationScoped
class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final boolean projects;
    private final DeadLetters deadLetters;
    private final Schema schema;
    private final Replay replay;
    private final InstantSource clock;
    private final ProjectionConfig config;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-replays").daemon().factory());

    Replays(
            RoleSettings roles,
            DeadLetters deadLetters,
            Schema schema,
            Replay replay,
            InstantSource clock,
            ProjectionConfig config) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.deadLetters = deadLetters;
        this.schema = schema;
        this.replay = replay;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (projects) {
            long period = config.replayCheck().toMillis();
            looks.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            if (schema.isMigrated()) {
                replayAll();
            }
        } catch (RuntimeException failure) {
            LOG.warnf("replays are left to the next look failure=%s", failure.getClass().getName());
        }
    }

    /** Replays until nothing more is asked for. */
    void replayAll() {
        DeadLetters.DeadLetter next = deadLetters.asked();
        while (next != null && !looks.isShutdown()) {
            replay.of(next, clock.instant());
            next = deadLetters.asked();
        }
    }

    @PreDestroy
    void stop() {
        looks.shutdown();
    }
}
