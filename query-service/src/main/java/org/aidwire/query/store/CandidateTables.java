package org.aidwire.query.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Denial;
import org.aidwire.query.aid.LineFacts;
import org.aidwire.query.aid.LineId;
import org.jspecify.annotations.Nullable;

/** What can move lines and who denies it, a row for each line touched; and what the rules ask. */
public final class CandidateTables {

    private static final String REMOVE_CANDIDATES =
            """
            delete from candidate
            where statement_id = any(?)
            returning statement_id, donor, recipient, item, period
            """;

    private static final String REMOVE_DENIALS =
            """
            delete from denial
            where statement_id = any(?)
            returning statement_id, donor, recipient, item, period
            """;

    private static final String READ_CANDIDATES =
            """
            select aid_id, act, confirmed, effective, origin, report
            from candidate
            where statement_id = any(?)
            """;

    private static final String ADD_CANDIDATE =
            """
            insert into candidate (aid_id, statement_id, donor, recipient, item, period, act,
                confirmed, qualified, effective, rank, origin, report, on_record_party, has_channel,
                has_supplier, has_beneficiaries, has_terms)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_DENIAL =
            """
            insert into denial (aid_id, statement_id, donor, recipient, item, period, party, act,
                bare_date, effective)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Longer names are known by their digest: an index row holds 2,700 bytes. */
    private static final int LONGEST_NAME = 1_100;

    private final Sql sql;

    CandidateTables(Sql sql) {
        this.sql = sql;
    }

    /** A line that a statement touches. */
    public record Touch(String statementId, LineId line) {}

    /**
     * Replaces all that these statements weighed by what they weigh now.
     *
     * @param changed the statements whose weight has changed, also those that weigh nothing now
     * @return the lines that they touched before or touch now
     */
    public Set<Touch> replace(Collection<StatementTable.Row> changed) {
        List<String> ids = changed.stream().map(row -> row.standing().id()).toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        List<Counted> counted = new ArrayList<>(sql.list(READ_CANDIDATES, Counted::of, ids));
        List<@Nullable Object[]> candidates = new ArrayList<>();
        List<FigureTable.Figure> figures = new ArrayList<>();
        List<@Nullable Object[]> denials = new ArrayList<>();
        Set<Touch> touches = new HashSet<>();
        for (StatementTable.Row row : changed) {
            Candidate moves = row.standing().moves();
            Denial denies = row.standing().denies();
            for (LineId line : LineId.of(row.current().aid())) {
                if (moves != null) {
                    candidates.add(columns(line, moves));
                    counted.add(Counted.of(line, moves));
                    figures.addAll(FigureTable.figures(line, moves));
                }
                if (denies != null) {
                    denials.add(columns(line, denies));
                }
                if (moves != null || denies != null) {
                    touches.add(new Touch(row.standing().id(), line));
                }
            }
        }
        Tallies tallies = Tallies.concernedBy(sql, counted);
        touches.addAll(sql.list(REMOVE_CANDIDATES, CandidateTables::touch, ids));
        touches.addAll(sql.list(REMOVE_DENIALS, CandidateTables::touch, ids));
        FigureTable.remove(sql, ids);
        sql.each(ADD_CANDIDATE, candidates);
        FigureTable.add(sql, figures);
        sql.each(ADD_DENIAL, denials);
        tallies.follow();
        return touches;
    }

    /** The facts of these lines; those that every line is asked for are read at once. */
    public Map<LineId, LineFacts> facts(Collection<LineId> lines) {
        return new HashMap<>(IndexedLine.of(sql, lines));
    }

    /** What a tally sees of a candidate row. */
    record Counted(
            String aidId,
            int act,
            boolean confirmed,
            Instant effective,
            @Nullable String origin,
            @Nullable String report) {

        static Counted of(ResultSet row) throws SQLException {
            return new Counted(
                    row.getString("aid_id"),
                    row.getInt("act"),
                    row.getBoolean("confirmed"),
                    Objects.requireNonNull(Sql.instant(row, "effective")),
                    row.getString("origin"),
                    row.getString("report"));
        }

        static Counted of(LineId line, Candidate candidate) {
            return new Counted(
                    line.aidId(),
                    candidate.act().ordinal(),
                    candidate.confirmed(),
                    Bounds.stored(candidate.order().time()),
                    name(candidate.origin()),
                    name(candidate.report()));
        }
    }

    private static @Nullable Object[] columns(LineId line, Candidate candidate) {
        Aid aid = candidate.aid();
        return new @Nullable Object[] {
            line.aidId(),
            candidate.statementId(),
            line.donor(),
            line.recipient(),
            line.item(),
            line.period(),
            candidate.act().ordinal(),
            candidate.confirmed(),
            candidate.qualifier() != null,
            Bounds.stored(candidate.order().time()),
            candidate.order().rank(),
            name(candidate.origin()),
            name(candidate.report()),
            candidate.onRecordParty(),
            aid.channel() != null,
            aid.supplier() != null,
            !aid.beneficiaries().isEmpty(),
            aid.terms() != Aid.Terms.UNKNOWN
        };
    }

    private static @Nullable Object[] columns(LineId line, Denial denial) {
        return new @Nullable Object[] {
            line.aidId(),
            denial.statementId(),
            line.donor(),
            line.recipient(),
            line.item(),
            line.period(),
            denial.party(),
            denial.act().ordinal(),
            denial.bareDate(),
            Bounds.stored(denial.order().time())
        };
    }

    private static Touch touch(ResultSet row) throws SQLException {
        return new Touch(row.getString("statement_id"), LineTable.lineId(row));
    }

    static @Nullable String name(@Nullable String name) {
        if (name == null || name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
            return name;
        }
        return Digests.sha256(name);
    }
}
