package org.aidwire.e2e.cost;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A Postgres of its own for the time of the run, which syncs what it commits. */
final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Map<String, Connection> connections = new HashMap<>();

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Server start() throws IOException {
        return new Server(
                EmbeddedPostgres.builder()
                        // The library's own defaults trade durability for speed.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("maintenance_work_mem", "256MB")
                        .start());
    }

    /** A new database; its connection ends with it or with the server. */
    Connection database(String name) throws SQLException {
        admin("create database " + name);
        Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", name));
        connections.put(name, connection);
        return connection;
    }

    void drop(String name) throws SQLException {
        Connection connection = connections.remove(name);
        if (connection != null) {
            connection.close();
        }
        admin("drop database " + name + " with (force)");
    }

    private void admin(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
