package org.aidwire.query.store;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Sees to it that the tables are there. Projectors bring the schema up to date as soon as Postgres
 * answers (of several at once, one does and the others wait for it); a reader waits until somebody
 * has. The service starts without Postgres, so this is not part of the start. A migrator that is
 * nothing else ends when it is done.
 */
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);

    /** A database that just came up is found within this time. */
    private static final long WAIT_MILLIS = 500;

    /** The number of the last migration in db/migration. */
    static final int NEWEST = 14;

    private static final String HAS_HISTORY =
            "select to_regclass('flyway_schema_history') is not null as is_there";

    private static final String IS_NEWEST =
            """
            select coalesce(max(version::numeric) filter (where success), 0) >= ? as is_newest
            from flyway_schema_history
            """;

    private final DataSource dataSource;
    private final boolean migrates;
    private final boolean endsThen;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean migrated;

    public Schema(DataSource dataSource, RoleSettings roles) {
        this.dataSource = dataSource;
        this.migrates = roles.all().contains(Role.PROJECTOR) || roles.all().contains(Role.MIGRATOR);
        this.endsThen = roles.all().equals(Set.of(Role.MIGRATOR));
    }

    /** Whether all tables are there. */
    public boolean isMigrated() {
        return migrated;
    }

    /** First, since reads wait for it. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        Thread.ofPlatform().name("aidwire-schema").daemon().start(this::provide);
    }

    private void provide() {
        String said = "";
        while (!migrated) {
            try {
                migrated = isUpToDate() || (migrates && migrate() && isUpToDate());
            } catch (FlywayException | SQLException failure) {
                String why = String.valueOf(failure.getMessage());
                if (!why.equals(said)) {
                    LOG.warnf("no schema yet, going on trying: %s", why);
                    said = why;
                }
            }
            if (!migrated && isStopping()) {
                return;
            }
        }
        if (endsThen) {
            LOG.info("the schema is up to date; there is nothing else to do");
            Quarkus.asyncExit();
        }
    }

    private boolean migrate() {
        Flyway.configure().dataSource(dataSource).load().migrate();
        return true;
    }

    /**
     * Tables newer than ours do: changes of the schema only ever add. Asked without Flyway, whose
     * own look at them is a good part of a start, and which most starts do not need.
     */
    private boolean isUpToDate() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql sql = new Sql(connection);
            return Boolean.TRUE.equals(sql.first(HAS_HISTORY, row -> row.getBoolean("is_there")))
                    && Boolean.TRUE.equals(
                            sql.first(IS_NEWEST, row -> row.getBoolean("is_newest"), NEWEST));
        } catch (StoreFailure failure) {
            throw new SQLException(failure);
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
