package org.aidwire.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.aidwire.query.aid.LineState;

/** What the read model holds, read plainly: for tests that compare it with the rules. */
public final class StoredLines {

    private final DataSource dataSource;

    public StoredLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The line table, by aidId. */
    public SortedMap<String, LineState> lines() {
        return read(
                sql -> {
                    SortedMap<String, LineState> lines = new TreeMap<>();
                    sql.list(
                            "select aid_id, state from line",
                            row ->
                                    lines.put(
                                            row.getString("aid_id"),
                                            RulesJson.read(
                                                    row.getString("state"), LineState.class)));
                    return lines;
                });
    }

    /** The change log, applied from its start; fails where cursors leave a gap. */
    public SortedMap<String, LineState> linesByChangeLog() {
        return read(
                sql -> {
                    SortedMap<String, LineState> lines = new TreeMap<>();
                    long[] last = {0};
                    sql.list(
                            "select cursor, aid_id, before, after from change order by cursor",
                            row -> {
                                if (row.getLong("cursor") != ++last[0]) {
                                    throw new AssertionError("gap before " + last[0]);
                                }
                                LineState before =
                                        RulesJson.readIfAny(
                                                row.getString("before"), LineState.class);
                                LineState after =
                                        RulesJson.readIfAny(
                                                row.getString("after"), LineState.class);
                                LineState held =
                                        after == null
                                                ? lines.remove(row.getString("aid_id"))
                                                : lines.put(row.getString("aid_id"), after);
                                if (!java.util.Objects.equals(before, held)) {
                                    throw new AssertionError("change " + last[0] + " from nowhere");
                                }
                                return after;
                            });
                    return lines;
                });
    }

    /**
     * Refused contents as {@code identity@version:reason}, sorted; copies by several writers are
     * one.
     */
    public List<String> refusals() {
        return read(
                sql ->
                        sql.list(
                                """
                                select identity || '@' || version || ':' || refusal as refused
                                from (
                                    select uri as identity, version, sha256, refusal
                                    from article_version
                                    union
                                    select id, version, sha256, refusal
                                    from statement_version
                                ) as content
                                where refusal is not null
                                order by refused
                                """,
                                row -> row.getString("refused")));
    }

    /** The statements that count (R0), sorted. */
    public List<String> counted() {
        return read(
                sql ->
                        sql.list(
                                "select id from statement where counted order by id",
                                row -> row.getString("id")));
    }

    /** One number, such as a count. */
    public long number(String query) {
        return read(sql -> sql.list(query, row -> row.getLong(1)).getFirst());
    }

    /** Changes what is stored, as another process might. */
    public void change(String statement) {
        read(sql -> sql.update(statement));
    }

    private <T> T read(Function<Sql, T> query) {
        try (Connection connection = dataSource.getConnection()) {
            return query.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
