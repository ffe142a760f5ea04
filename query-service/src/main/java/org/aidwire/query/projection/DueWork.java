package org.aidwire.query.projection;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What becomes due by time alone: embargoes that lift. The due list is in the store, so a restart
 * forgets none; every projector wakes at the next instant on it, and since projecting goes one at a
 * time the first of them lifts and the others find nothing left to do.
 */
@ApplicationScoped
class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /** Never a busy loop, also where the lifting itself leaves something due. */
    private static final Duration SHORTEST = Duration.ofMillis(5);

    private final boolean projects;
    private final ReadModel readModel;
    private final Schema schema;
    private final Projector projector;
    private final InstantSource clock;
    private final Duration longest;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-due").daemon().factory());
    private @Nullable ScheduledFuture<?> next;

    DueWork(
            RoleSettings roles,
            ReadModel readModel,
            Schema schema,
            Projector projector,
            InstantSource clock,
            ProjectionConfig config) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.readModel = readModel;
        this.schema = schema;
        this.projector = projector;
        this.clock = clock;
        this.longest = config.embargoCheck();
    }

    void start(@Observes StartupEvent started) {
        if (projects) {
            plan(longest);
        }
    }

    /** An embargo was projected here that lifts then, perhaps before the next look at the list. */
    void expect(Instant due) {
        Duration wait = Duration.between(clock.instant(), due);
        if (projects && !wait.isNegative() && wait.compareTo(longest) < 0) {
            plan(wait);
        }
    }

    private void liftAndPlan() {
        synchronized (ticks) {
            next = null;
        }
        plan(lift());
    }

    /** One look is planned at a time: the earliest. */
    private void plan(Duration wait) {
        // Rounded up: a look before the instant would find nothing.
        long nanos = wait.toNanos() + 1;
        synchronized (ticks) {
            ScheduledFuture<?> planned = next;
            if (planned != null) {
                if (planned.getDelay(TimeUnit.NANOSECONDS) <= nanos) {
                    return;
                }
                planned.cancel(false);
            }
            if (!ticks.isShutdown()) {
                next = ticks.schedule(this::liftAndPlan, nanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Lifts what is due; how long to wait for what is due next. */
    private Duration lift() {
        try {
            return schema.isMigrated() ? until(liftDue()) : longest;
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "embargoes are left to the next look failure=%s", failure.getClass().getName());
            return longest;
        }
    }

    private @Nullable Instant liftDue() {
        Instant due = readModel.nextEmbargo();
        Instant now = clock.instant();
        if (due == null || due.isAfter(now)) {
            return due;
        }
        projector.project(List.of(), List.of(), now);
        return readModel.nextEmbargo();
    }

    private Duration until(@Nullable Instant due) {
        if (due == null) {
            return longest;
        }
        Duration wait = Duration.between(clock.instant(), due);
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    @PreDestroy
    void stop() {
        synchronized (ticks) {
            ticks.shutdownNow();
        }
    }
}
