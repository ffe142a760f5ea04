package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.aidwire.query.aid.LineState;

/** Which pairs there are, and where something happens: what a page offers before it is asked. */
@ApplicationScoped
public class PairReads {

    private static final String PAIRS =
            """
            select donor, recipient, count(*) as lines, max(updated_at) as changed
            from line
            group by donor, recipient
            order by lines desc, donor, recipient
            limit ?
            """;

    private static final String LATEST =
            """
            select state, revision, updated_at
            from line
            order by updated_at desc, aid_id desc
            limit ?
            """;

    private static final String NAMING =
            """
            select state, revision, updated_at
            from line
            where donor = any(?) or recipient = any(?) or item = any(?)
            order by updated_at desc, aid_id
            limit ?
            """;

    /** The latest ones, oldest first. */
    private static final String MOMENTS =
            """
            select moment
            from (
                select distinct recordedtime as moment
                from statement
                where donor = ? and recipient = ? and on_record
                order by moment desc
                limit ?
            ) latest
            order by moment
            """;

    private final SnapshotReads reads;

    PairReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /**
     * A donor and a recipient.
     *
     * @param lines how many lines lie between the two
     */
    public record Pair(String donor, String recipient, int lines, Instant changed) {}

    /** The busiest first. */
    public List<Pair> busiest(int limit) {
        return reads.read(sql -> sql.list(PAIRS, PairReads::pair, limit));
    }

    /** Those changed last. */
    public List<LineReads.Line> latest(int limit) {
        return reads.read(sql -> sql.list(LATEST, PairReads::line, limit));
    }

    /** Lines with any of these parties or items; those changed last first. */
    public List<LineReads.Line> naming(
            Collection<String> parties, Collection<String> items, int limit) {
        return reads.read(sql -> sql.list(NAMING, PairReads::line, parties, parties, items, limit));
    }

    /** When something about the pair was recorded: the latest such times, oldest first. */
    public List<Instant> moments(String donor, String recipient, int limit) {
        return reads.read(
                sql ->
                        sql.list(
                                MOMENTS,
                                row -> Objects.requireNonNull(Sql.instant(row, "moment")),
                                donor,
                                recipient,
                                limit));
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(
                row.getString("donor"),
                row.getString("recipient"),
                row.getInt("lines"),
                Objects.requireNonNull(Sql.instant(row, "changed")));
    }

    private static LineReads.Line line(ResultSet row) throws SQLException {
        return new LineReads.Line(
                RulesJson.read(row.getString("state"), LineState.class),
                row.getLong("revision"),
                Objects.requireNonNull(Sql.instant(row, "updated_at")));
    }
}
