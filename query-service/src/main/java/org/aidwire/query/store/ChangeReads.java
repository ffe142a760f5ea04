package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The change log as readers follow it. Its cursors leave no gap and are in the order of commit
 * ({@code LineTable}), so whoever has read up to one of them has read all up to it.
 */
@ApplicationScoped
public class ChangeReads {

    /**
     * How far one look goes, so that a filter which fits next to nothing does not read the whole
     * log at a time: the reader goes on from where the look ended.
     */
    public static final int REACH = 20_000;

    private static final String COLUMNS =
            """
            select cursor, revision, before, after, rule, cause_statement, cause_article, changed_at
            from change
            """;

    /** An aidId is made of codes: the parts say which. */
    private static final String WANTED =
            """
              and (?::text is null or split_part(aid_id, '.', 1) = ?)
              and (?::text is null or split_part(aid_id, '.', 2) = ?)
              and (?::text[] is null or split_part(aid_id, '.', 3) = any(?))
              and (?::text is null or before::json ->> 'status' = ? or after::json ->> 'status' = ?)
            """;

    private static final String ONWARD =
            COLUMNS
                    + """
                    where cursor > ? and cursor <= ?
                    """
                    + WANTED
                    + """
                    order by cursor
                    limit ?
                    """;

    private static final String BACKWARD =
            COLUMNS
                    + """
                    where cursor > ? and cursor <= ?
                    """
                    + WANTED
                    + """
                    order by cursor desc
                    limit ?
                    """;

    private static final String LAST = "select coalesce(max(cursor), 0) as last from change";

    private final SnapshotReads reads;

    ChangeReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /**
     * A change of a line.
     *
     * @param revision of the line after it
     * @param before null where the line is new
     * @param after null where it is gone
     * @param statementId what caused it; null where an article or the passing of time did
     */
    public record Entry(
            long cursor,
            long revision,
            @Nullable LineState before,
            @Nullable LineState after,
            Rule rule,
            @Nullable String statementId,
            @Nullable String articleUri,
            Instant changedAt) {

        public LineId line() {
            return Objects.requireNonNull(after == null ? before : after).line();
        }
    }

    /**
     * What changes are wanted; null wants any.
     *
     * @param items any of these
     * @param status that the line had before or has after, so that a reader who keeps the lines of
     *     one status also learns which leave it
     */
    public record Wanted(
            @Nullable String donor,
            @Nullable String recipient,
            @Nullable List<String> items,
            @Nullable String status) {

        public static final Wanted ALL = new Wanted(null, null, null, null);

        /** The same as the store's filter. */
        public boolean fits(Entry entry) {
            return fits(entry.before(), entry.after());
        }

        /** One of both is a state of the line. */
        public boolean fits(@Nullable LineState before, @Nullable LineState after) {
            LineId line = Objects.requireNonNull(after == null ? before : after).line();
            return (donor == null || donor.equals(line.donor()))
                    && (recipient == null || recipient.equals(line.recipient()))
                    && (items == null || items.contains(line.item()))
                    && (status == null || has(before) || has(after));
        }

        private boolean has(@Nullable LineState state) {
            return state != null && state.status().name().equals(status);
        }

        private @Nullable Object[] parameters(long after, long upTo, int limit) {
            String from = written(donor);
            String to = written(recipient);
            List<String> goods = items == null ? null : items.stream().map(Wanted::code).toList();
            return new @Nullable Object[] {
                after, upTo, from, from, to, to, goods, goods, status, status, status, limit
            };
        }

        private static @Nullable String written(@Nullable String code) {
            return code == null ? null : code(code);
        }

        /** As it stands in an aidId ({@link LineId#aidId}). */
        private static String code(String code) {
            return code.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A part of the log.
     *
     * @param to all that is wanted up to this cursor is in it or was before it; from here the
     *     reader goes on
     * @param last the end of the log at that moment
     */
    public record Slice(List<Entry> entries, long to, long last) {

        public Slice {
            entries = List.copyOf(entries);
        }
    }

    /** The end of the log; 0 while it is empty. */
    public long last() {
        return reads.read(ChangeReads::last);
    }

    /** The wanted changes after a cursor, oldest first. */
    public Slice after(long cursor, Wanted wanted, int limit) {
        return reads.read(
                sql -> {
                    long last = last(sql);
                    long end = Math.min(last, cursor + REACH);
                    List<Entry> found =
                            sql.list(
                                    ONWARD,
                                    ChangeReads::entry,
                                    wanted.parameters(cursor, end, limit));
                    long to = found.size() < limit ? end : found.getLast().cursor();
                    return new Slice(found, Math.max(cursor, to), last);
                });
    }

    /**
     * The wanted changes before a cursor, newest first.
     *
     * @param cursor null from the end
     */
    public Slice before(@Nullable Long cursor, Wanted wanted, int limit) {
        return reads.read(
                sql -> {
                    long last = last(sql);
                    long upTo = cursor == null ? last : Math.min(last, cursor - 1);
                    long end = Math.max(0, upTo - REACH);
                    List<Entry> found =
                            sql.list(
                                    BACKWARD,
                                    ChangeReads::entry,
                                    wanted.parameters(end, upTo, limit));
                    long to = found.size() < limit ? end + 1 : found.getLast().cursor();
                    return new Slice(found, to, last);
                });
    }

    private static long last(Sql sql) {
        return Objects.requireNonNull(sql.first(LAST, row -> row.getLong("last")));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("cursor"),
                row.getLong("revision"),
                RulesJson.readIfAny(row.getString("before"), LineState.class),
                RulesJson.readIfAny(row.getString("after"), LineState.class),
                Rule.valueOf(row.getString("rule")),
                row.getString("cause_statement"),
                row.getString("cause_article"),
                Objects.requireNonNull(Sql.instant(row, "changed_at")));
    }
}
