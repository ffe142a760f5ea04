package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aidwire.query.aid.LineState;
import org.jspecify.annotations.Nullable;

/** The aid lines as they stand now. */
@ApplicationScoped
public class LineReads {

    private static final String COLUMNS = "select state, revision, updated_at from line\n";

    private static final String PAGE =
            COLUMNS
                    + """
                    where (?::text is null or donor = ?)
                      and (?::text is null or recipient = ?)
                      and (?::text is null or category = ?)
                      and (?::text[] is null or item = any(?))
                      and (?::text is null or status = ?)
                      and (?::text is null or confirmation = ?)
                      and (?::timestamptz is null or updated_at >= ?)
                      and (?::text is null or aid_id > ?)
                    order by aid_id
                    limit ?
                    """;

    private static final String ONE = COLUMNS + "where aid_id = ?";

    private static final String OF_PAIR =
            COLUMNS + "where donor = ? and recipient = ? order by aid_id limit ?";

    private static final String ALL = COLUMNS + "order by aid_id";

    private final SnapshotReads reads;

    LineReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /** A line with its standing in the change log. */
    public record Line(LineState state, long revision, Instant updatedAt) {}

    /**
     * What lines are wanted; null wants any.
     *
     * @param items any of these
     * @param changedSince changed then or later
     */
    public record Wanted(
            @Nullable String donor,
            @Nullable String recipient,
            @Nullable String category,
            @Nullable List<String> items,
            @Nullable String status,
            @Nullable String confirmation,
            @Nullable Instant changedSince) {}

    /** By aidId. */
    public List<Line> page(Wanted wanted, @Nullable String after, int limit) {
        return reads.read(
                sql ->
                        sql.list(
                                PAGE,
                                LineReads::line,
                                wanted.donor(),
                                wanted.donor(),
                                wanted.recipient(),
                                wanted.recipient(),
                                wanted.category(),
                                wanted.category(),
                                wanted.items(),
                                wanted.items(),
                                wanted.status(),
                                wanted.status(),
                                wanted.confirmation(),
                                wanted.confirmation(),
                                wanted.changedSince(),
                                wanted.changedSince(),
                                after,
                                after,
                                limit));
    }

    public @Nullable Line find(String aidId) {
        return reads.read(sql -> sql.first(ONE, LineReads::line, aidId));
    }

    /** The first of them by aidId. */
    public List<Line> ofPair(String donor, String recipient, int limit) {
        return reads.read(sql -> sql.list(OF_PAIR, LineReads::line, donor, recipient, limit));
    }

    /** By aidId. */
    public List<Line> all() {
        return reads.read(sql -> sql.list(ALL, LineReads::line));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                RulesJson.read(row.getString("state"), LineState.class),
                row.getLong("revision"),
                Objects.requireNonNull(Sql.instant(row, "updated_at")));
    }
}
