package org.aidwire.query.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JDBC with its ceremony taken off: one connection, statements with parameters, rows to values.
 * Instants go as timestamptz, to the microsecond; texts in arrays as text[].
 */
record Sql(Connection connection) {

    /** Rows fetched at a time, so that a whole history is never in memory twice. */
    private static final int FETCH = 1_000;

    /** For a parameter of type timestamptz[]. */
    record Times(Collection<Instant> values) {

        Collection<String> texts() {
            return values.stream()
                    .map(each -> each.equals(Instant.MIN) ? "-infinity" : each.toString())
                    .toList();
        }
    }

    /** For a parameter of type int[]. */
    record Numbers(Collection<Integer> values) {}

    @FunctionalInterface
    interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    <T extends @Nullable Object> List<T> list(
            String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** The first row of a query, or null. */
    <T extends @Nullable Object> @Nullable T first(
            String sql, RowReader<T> reader, @Nullable Object... parameters) {
        List<T> rows = list(sql, reader, parameters);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** How many rows a statement changed. */
    int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** One statement for each row of parameters, sent together; how many rows they changed. */
    int each(String sql, Collection<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** Carries out a statement without parameters that gives no rows back. */
    void run(String sql) {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setObject(i + 1, null);
                case Instant instant -> statement.setObject(i + 1, time(instant));
                case long[] numbers -> statement.setArray(i + 1, array("bigint", box(numbers)));
                case Collection<?> texts -> statement.setArray(i + 1, array("text", texts));
                case Times times -> statement.setArray(i + 1, array("timestamptz", times.texts()));
                case Numbers numbers -> statement.setArray(i + 1, array("int", numbers.values()));
                case Enum<?> name -> statement.setString(i + 1, name.name());
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }

    private Array array(String type, Collection<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static Collection<Long> box(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /** {@link Instant#MIN} is Postgres' -infinity, {@link Instant#MAX} its infinity. */
    private static OffsetDateTime time(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return OffsetDateTime.MAX;
        }
        return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return null;
        }
        return time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static long[] numbers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .mapToLong(Long::longValue)
                .toArray();
    }
}
