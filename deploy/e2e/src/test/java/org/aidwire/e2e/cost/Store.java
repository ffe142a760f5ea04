package org.aidwire.e2e.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.NewsEvent;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.projection.Arrivals;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.store.ReadModel;

/** A read model in a database of its own, written through one connection, as the service's is. */
final class Store {

    /** Later than all that is said. */
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    private static final int BATCH = 2_000;

    /** What this connection alone has read since the count was last taken. */
    private static final String BUFFERS =
            """
            select coalesce(sum(hits), 0) + coalesce(sum(reads), 0)
            from pg_stat_get_backend_io(pg_backend_pid())
            where object = 'relation'
            """;

    private final Connection connection;
    private final Projector projector;

    /**
     * @param connection to an empty database
     */
    Store(Connection connection) throws SQLException {
        this.connection = connection;
        migrate();
        this.projector = new Projector(new ReadModel(keptOpen(connection)));
    }

    /** The migrations as the service brings them, in their order. */
    private void migrate() throws SQLException {
        for (int version = 1; version < 100; version++) {
            for (String script : Migrations.of(version)) {
                run(script);
            }
        }
    }

    /** A pool of one: the projector's "close" gives the connection back. */
    private static DataSource keptOpen(Connection connection) {
        Connection kept =
                (Connection)
                        Proxy.newProxyInstance(
                                Store.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException failure) {
                                        throw failure.getCause();
                                    }
                                });
        return (DataSource)
                Proxy.newProxyInstance(
                        Store.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, _) -> {
                            if (method.getName().equals("getConnection")) {
                                return kept;
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }

    /** Projects many events in large batches. */
    void fill(List<? extends NewsEvent> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            project(events.subList(from, Math.min(events.size(), from + BATCH)));
        }
    }

    void project(List<? extends NewsEvent> events) {
        projector.project(
                events.stream().map(event -> Arrivals.event(recorded(event))).toList(),
                List.of(),
                NOW);
    }

    private static <E extends NewsEvent> Recorded<E> recorded(E event) {
        return new Recorded<>(event, NOW, EventJson.encode(event).sha256(), "feed", List.of("*"));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** How many shared buffers this connection has looked at so far. */
    long buffers() throws SQLException {
        run("select pg_stat_force_next_flush()");
        return Long.parseLong(texts(BUFFERS).getFirst());
    }

    /** What autovacuum does in time. */
    void settle() throws SQLException {
        run("vacuum analyze");
        run("checkpoint");
    }

    /** The scripts on the class path by their number, without knowing their names. */
    private static final class Migrations {

        private static final List<String> NAMES = names();

        private static List<String> names() {
            try (InputStream list =
                    Store.class.getClassLoader().getResourceAsStream("db/migration")) {
                if (list == null) {
                    throw new IllegalStateException("no folder of migrations on the class path");
                }
                return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static List<String> of(int version) {
            return NAMES.stream()
                    .filter(name -> name.startsWith("V" + version + "__"))
                    .map(Migrations::read)
                    .toList();
        }

        private static String read(String name) {
            try (InputStream script =
                    Store.class.getClassLoader().getResourceAsStream("db/migration/" + name)) {
                return new String(
                        java.util.Objects.requireNonNull(script).readAllBytes(),
                        StandardCharsets.UTF_8);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
