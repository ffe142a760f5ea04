package org.aidwire.query.projection;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.Rebuilds;
import org.aidwire.query.store.Schema;
import org.jboss.logging.Logger;

/** Drops what a rebuild replaced once it is due. The due date is in the store. */
@ApplicationScoped
class ReplacedModels {

    private static final Logger LOG = Logger.getLogger(ReplacedModels.class);

    private final boolean projects;
    private final Rebuilds rebuilds;
    private final Schema schema;
    private final long period;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-replaced").daemon().factory());

    ReplacedModels(RoleSettings roles, Rebuilds rebuilds, Schema schema, RebuildSettings settings) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.rebuilds = rebuilds;
        this.schema = schema;
        this.period = settings.forgetCheck().toMillis();
    }

    void start(@Observes StartupEvent started) {
        if (projects) {
            looks.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            int forgotten = schema.isMigrated() ? rebuilds.forget() : 0;
            if (forgotten > 0) {
                LOG.infof("dropped replaced models=%d", forgotten);
            }
        } catch (RuntimeException failure) {
            LOG.debug("replaced models are left to the next look", failure);
        }
    }

    @PreDestroy
    void stop() {
        looks.shutdownNow();
    }
}
