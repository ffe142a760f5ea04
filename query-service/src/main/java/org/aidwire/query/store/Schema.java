package org.aidwire.query.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date as soon as Postgres answers. The service starts without Postgres and
 * waits for it, so the migration is not part of the start.
 */
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);

    /** A database that just came up is found within this time. */
    private static final long WAIT_MILLIS = 500;

    private final Flyway flyway;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean migrated;

    public Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Whether all tables are there. */
    public boolean isMigrated() {
        return migrated;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("aidwire-schema").daemon().start(this::migrate);
    }

    private void migrate() {
        boolean said = false;
        while (!migrated) {
            try {
                flyway.migrate();
                migrated = true;
            } catch (FlywayException failure) {
                if (!said) {
                    LOG.warnf("no schema yet, going on trying: %s", failure.getMessage());
                    said = true;
                }
                if (isStopping()) {
                    return;
                }
            }
        }
    }

    private boolean isStopping() {
        try {
            return stopped.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }
}
