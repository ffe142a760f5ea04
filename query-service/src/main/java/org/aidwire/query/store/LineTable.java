package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aidwire.contract.codes.Items;
import org.aidwire.query.aid.GeneralStops;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/** The aid lines as they are served, and the log of their changes. */
public final class LineTable {

    private static final String READ =
            """
            select state, own_stop, revision
            from line
            where aid_id = any(?)
            """;

    private static final String STOPS =
            """
            select own_stop
            from line
            where aid_id = any(?) and own_stop is not null
            """;

    private static final String OF_PAIR =
            """
            select donor, recipient, item, period
            from line
            where donor = ? and recipient = ?
            """;

    /** The line's last entry in the change log tells, whether the line is there or not. */
    private static final String REVISIONS =
            """
            select l.aid_id, last.revision
            from unnest(?::text[]) as l (aid_id)
            cross join lateral (
                select c.revision
                from change c
                where c.aid_id = l.aid_id
                order by c.cursor desc
                limit 1
            ) as last
            """;

    private static final String SAVE =
            """
            insert into line (aid_id, donor, recipient, item, period, category, status,
                confirmation, state, own_stop, revision, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (aid_id) do update
            set status = excluded.status,
                confirmation = excluded.confirmation,
                state = excluded.state,
                own_stop = excluded.own_stop,
                revision = excluded.revision,
                updated_at = excluded.updated_at
            """;

    private static final String SAVE_STOP =
            """
            update line
            set own_stop = ?
            where aid_id = ?
            """;

    private static final String REMOVE =
            """
            delete from line
            where aid_id = any(?)
            """;

    /** Gap-free because all who append hold the projection's lock until they have committed. */
    private static final String LAST_CURSOR = "select coalesce(max(cursor), 0) as last from change";

    private static final String APPEND =
            """
            insert into change (cursor, aid_id, revision, before, after, rule, cause_statement,
                cause_article, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** A line as stored. */
    public record Row(LineState state, GeneralStops.@Nullable Stop ownStop, long revision) {}

    /** What set a change off: a statement, or the article by which statements weigh differently. */
    public record Cause(@Nullable String statementId, @Nullable String articleUri) {

        /** Of two the one that says more, else this. */
        public Cause or(Cause other) {
            return statementId == null && other.statementId() != null ? other : this;
        }
    }

    /** A line's public state before and after; null where there was or is no line. */
    public record Change(
            LineId line,
            @Nullable LineState before,
            @Nullable LineState after,
            GeneralStops.@Nullable Stop ownStop,
            Cause cause) {

        private Rule rule() {
            return after == null ? Rule.R0 : after.rule();
        }
    }

    private final Sql sql;

    LineTable(Sql sql) {
        this.sql = sql;
    }

    /** The rows of those lines that exist. */
    public Map<LineId, Row> rows(Collection<LineId> lines) {
        Map<LineId, Row> rows = new HashMap<>();
        sql.list(READ, LineTable::row, aidIds(lines))
                .forEach(row -> rows.put(row.state().line(), row));
        return rows;
    }

    /** The general stops among those lines (R13). */
    public Map<LineId, GeneralStops.Stop> stops(Collection<LineId> lines) {
        return sql
                .list(
                        STOPS,
                        row -> RulesJson.read(row.getString("own_stop"), GeneralStops.Stop.class),
                        aidIds(lines))
                .stream()
                .collect(Collectors.toMap(GeneralStops.Stop::line, stop -> stop));
    }

    /** All lines of a pair. */
    public List<LineId> ofPair(String donor, String recipient) {
        return sql.list(OF_PAIR, LineTable::lineId, donor, recipient);
    }

    /** Notes what lines show to those below them, where nothing else about them has changed. */
    public void saveStops(Map<LineId, GeneralStops.@Nullable Stop> stops) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        stops.forEach(
                (line, stop) ->
                        rows.add(new @Nullable Object[] {RulesJson.write(stop), line.aidId()}));
        sql.each(SAVE_STOP, rows);
    }

    /**
     * Saves the lines and appends to the change log. A line's revision is the number of its entries
     * there, so it goes on where a line comes back.
     */
    public void save(Collection<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, Long> revisions = new HashMap<>();
        sql.list(
                REVISIONS,
                row -> revisions.put(row.getString("aid_id"), row.getLong("revision")),
                aidIds(changes.stream().map(Change::line).toList()));
        long cursor = lastCursor();
        List<@Nullable Object[]> entries = new ArrayList<>();
        List<@Nullable Object[]> lines = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Change change : changes) {
            cursor++;
            String aidId = change.line().aidId();
            long revision = revisions.getOrDefault(aidId, 0L) + 1;
            entries.add(entry(cursor, revision, change, now));
            LineState after = change.after();
            if (after == null) {
                gone.add(aidId);
            } else {
                lines.add(columns(after, change.ownStop(), revision, now));
            }
        }
        sql.update(REMOVE, gone);
        sql.each(SAVE, lines);
        sql.each(APPEND, entries);
    }

    private long lastCursor() {
        return Objects.requireNonNull(sql.first(LAST_CURSOR, row -> row.getLong("last")));
    }

    private static @Nullable Object[] entry(
            long cursor, long revision, Change change, Instant now) {
        return new @Nullable Object[] {
            cursor,
            change.line().aidId(),
            revision,
            RulesJson.write(change.before()),
            RulesJson.write(change.after()),
            change.rule(),
            change.cause().statementId(),
            change.cause().articleUri(),
            now
        };
    }

    private static @Nullable Object[] columns(
            LineState state, GeneralStops.@Nullable Stop ownStop, long revision, Instant now) {
        LineId line = state.line();
        return new @Nullable Object[] {
            line.aidId(),
            line.donor(),
            line.recipient(),
            line.item(),
            line.period(),
            Items.INSTANCE.category(line.item()),
            state.status(),
            state.confirmation(),
            RulesJson.write(state),
            RulesJson.write(ownStop),
            revision,
            now
        };
    }

    private static List<String> aidIds(Collection<LineId> lines) {
        return lines.stream().map(LineId::aidId).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                RulesJson.read(row.getString("state"), LineState.class),
                RulesJson.readIfAny(row.getString("own_stop"), GeneralStops.Stop.class),
                row.getLong("revision"));
    }

    static LineId lineId(ResultSet row) throws SQLException {
        int period = row.getInt("period");
        boolean none = row.wasNull();
        return new LineId(
                row.getString("donor"),
                row.getString("recipient"),
                row.getString("item"),
                none ? null : period);
    }
}
