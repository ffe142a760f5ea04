package org.aidwire.query.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that tells how it carried each statement out: Postgres' auto_explain with its plans as
 * notices, for prepared statements and their lasting plans too.
 */
public final class ExplainedDatabase {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EXPLAIN =
            """
            load 'auto_explain';
            set auto_explain.log_min_duration = 0;
            set auto_explain.log_analyze = on;
            set auto_explain.log_timing = off;
            set auto_explain.log_format = 'json';
            set auto_explain.log_level = 'notice';
            """;

    private static final String SILENT = "set auto_explain.log_min_duration = -1";

    /**
     * How one table was looked at.
     *
     * @param rows all rows that were looked at, also those that a condition then left out
     */
    public record Scan(String query, String kind, String relation, double rows) {}

    private final DataSource database;
    private final List<Scan> scans = new ArrayList<>();

    public ExplainedDatabase(DataSource database) {
        this.database = database;
    }

    /** What was looked at since it was last asked. */
    public List<Scan> scans() {
        List<Scan> seen = List.copyOf(scans);
        scans.clear();
        return seen;
    }

    public DataSource dataSource() {
        return proxy(
                DataSource.class,
                database,
                (result, method) ->
                        method.getName().equals("getConnection")
                                ? explained((Connection) result)
                                : result);
    }

    private Connection explained(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(EXPLAIN);
        }
        return proxy(
                Connection.class,
                connection,
                (result, method) ->
                        switch (method.getName()) {
                            case "prepareStatement" -> explained((PreparedStatement) result);
                            case "commit" -> {
                                note(connection.getWarnings());
                                connection.clearWarnings();
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute(SILENT);
                                }
                                yield result;
                            }
                            default -> result;
                        });
    }

    private PreparedStatement explained(PreparedStatement prepared) {
        return proxy(
                PreparedStatement.class,
                prepared,
                (result, method) -> {
                    if (method.getName().startsWith("execute")) {
                        note(prepared.getWarnings());
                        prepared.clearWarnings();
                    }
                    return result;
                });
    }

    @FunctionalInterface
    private interface After {
        @Nullable Object with(@Nullable Object result, Method method) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return after.with(method.invoke(target, arguments), method);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        }));
    }

    private void note(@Nullable SQLWarning first) {
        for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
            String message = each.getMessage();
            if (message.contains("plan:")) {
                try {
                    JsonNode plan = JSON.readTree(message.substring(message.indexOf('{')));
                    note(plan.path("Query Text").asText(), plan.path("Plan"));
                } catch (JsonProcessingException e) {
                    throw new AssertionError("a plan that is no JSON: " + message, e);
                }
            }
        }
    }

    private void note(String query, JsonNode node) {
        if (node.has("Relation Name")) {
            double rows =
                    node.path("Actual Rows").asDouble()
                            + node.path("Rows Removed by Filter").asDouble()
                            + node.path("Rows Removed by Index Recheck").asDouble();
            scans.add(
                    new Scan(
                            query,
                            node.path("Node Type").asText(),
                            node.path("Relation Name").asText(),
                            rows * node.path("Actual Loops").asDouble()));
        }
        node.path("Plans").forEach(child -> note(query, child));
    }
}
