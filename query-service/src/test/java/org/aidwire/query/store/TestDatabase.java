package org.aidwire.query.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One Postgres for all tests of a run, migrated once; it ends with the run. */
public final class TestDatabase {

    private static final String DEADLOCK = "40P01";

    private static final String EMPTY =
            """
            do $$
            begin
                execute (
                    select 'truncate ' || string_agg(quote_ident(tablename), ', ')
                    from pg_tables
                    where schemaname = 'public'
                        and tablename not in ('flyway_schema_history', 'horizon'));
            end
            $$;
            update horizon set judged_at = '-infinity', model = gen_random_uuid();
            """;

    private static final AtomicInteger OTHERS = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private static final DataSource POOL = pool(SERVER.getJdbcUrl("postgres", "postgres"));

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections to a database by its address. */
    public static DataSource pool(String jdbcUrl) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(
                                    pool ->
                                            pool.maxSize(8)
                                                    // Some tests end sessions under their pool.
                                                    .validateOnBorrow(true)
                                                    .connectionValidator(
                                                            ConnectionValidator.defaultValidator())
                                                    .acquisitionTimeout(Duration.ofSeconds(30))
                                                    .connectionFactoryConfiguration(
                                                            factory -> factory.jdbcUrl(jdbcUrl))));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool", e);
        }
    }

    /** The database without any row. */
    public static DataSource empty() {
        empty(POOL);
        return POOL;
    }

    /** Takes all rows out of a migrated database. A service at work on it may be in the way. */
    public static void empty(DataSource database) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(EMPTY);
                return;
            } catch (SQLException e) {
                if (tries == 5 || !DEADLOCK.equals(e.getSQLState())) {
                    throw new IllegalStateException("cannot empty the test database", e);
                }
            }
        }
    }

    /** The address of a database of its own, migrated and empty, for a service under test. */
    public static String jdbcUrl() {
        String url = another();
        Flyway.configure().dataSource(url, "postgres", "postgres").load().migrate();
        return url;
    }

    /** The address of another database on the same server, without a schema. */
    static String another() {
        String name = "service" + OTHERS.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return SERVER.getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a database", e);
        }
    }
}
