package org.aidwire.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of read models, for tests of what exchanges them. */
public final class StoredModels {

    private static final String DEFINITIONS =
            """
            select 'index ' || indexdef as definition
            from pg_indexes
            where schemaname = 'public'
            union all
            select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint
            where connamespace = 'public'::regnamespace and contype <> 'n'
            union all
            select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default,
                identity_generation, generation_expression, collation_name)
            from information_schema.columns
            where table_schema = 'public'
            union all
            select concat_ws(' ', 'relation', relname, reloptions, relacl)
            from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')
            """;

    private final DataSource database;

    public StoredModels(DataSource database) {
        this.database = database;
    }

    /** Everything that the live tables are, said in words. */
    public List<String> definitions() {
        return read(sql -> sql.list(DEFINITIONS, row -> row.getString("definition"))).stream()
                .sorted()
                .toList();
    }

    public SortedSet<String> schemas() {
        return new TreeSet<>(
                texts("select nspname from pg_namespace where nspname like 'aidwire%'"));
    }

    /** Tables in the live schema of which nobody has said whether a rebuild makes them. */
    public SortedSet<String> undecided() {
        SortedSet<String> tables =
                new TreeSet<>(texts("select tablename from pg_tables where schemaname = 'public'"));
        tables.remove("flyway_schema_history");
        Stream.of(ModelTables.DERIVED, ModelTables.BESIDE, ModelTables.CARRIED)
                .flatMap(List::stream)
                .forEach(tables::remove);
        return tables;
    }

    /** What a query gives, each row as one text. */
    public List<String> texts(String query) {
        return read(sql -> sql.list(query, row -> row.getString(1)));
    }

    /** All lines with what only the store knows of them, from one snapshot. */
    public List<String> linesAsRead() {
        return new SnapshotReads(database)
                .read(
                        sql ->
                                sql.list(
                                        "select aid_id || ' ' || state as line from line order by aid_id",
                                        row -> row.getString("line")));
    }

    public void change(String statement) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes all other models away. */
    public void dropOthers() {
        schemas().forEach(schema -> change("drop schema " + schema + " cascade"));
    }

    private <T extends @Nullable Object> T read(Function<Sql, T> question) {
        try (Connection connection = database.getConnection()) {
            return question.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
