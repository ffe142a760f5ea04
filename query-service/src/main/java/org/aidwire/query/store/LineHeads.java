package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Denial;
import org.aidwire.query.aid.EffectiveOrder;
import org.aidwire.query.aid.LineFacts.Attribute;
import org.aidwire.query.aid.LineFacts.Pool;

/**
 * What every line is asked for, for many lines in one query a question: each row of the answer is
 * the first entry of an index range.
 */
final class LineHeads {

    private static final String LATEST =
            """
            select l.aid_id, a.act, f.confirmed, s.moves
            from unnest(?::text[]) as l (aid_id)
            cross join generate_series(0, 9) as a (act)
            cross join (values (true), (false)) as f (confirmed)
            cross join lateral (
                select c.statement_id
                from candidate c
                where c.aid_id = l.aid_id and c.act = a.act and c.confirmed = f.confirmed
                order by c.effective desc, c.statement_id
                limit 1
            ) as head
            join statement s on s.id = head.statement_id
            """;

    private static final String LATEST_UNQUALIFIED =
            LATEST.replace(
                    "c.confirmed = f.confirmed", "c.confirmed = f.confirmed and not qualified");

    private static final String WITH_ATTRIBUTE =
            """
            select l.aid_id, head.attribute, s.moves
            from unnest(?::text[]) as l (aid_id)
            cross join lateral (
                (select 'CHANNEL' as attribute, statement_id from candidate
                where aid_id = l.aid_id and has_channel
                order by effective desc, rank desc, statement_id limit 1)
                union all
                (select 'SUPPLIER', statement_id from candidate
                where aid_id = l.aid_id and has_supplier
                order by effective desc, rank desc, statement_id limit 1)
                union all
                (select 'BENEFICIARIES', statement_id from candidate
                where aid_id = l.aid_id and has_beneficiaries
                order by effective desc, rank desc, statement_id limit 1)
                union all
                (select 'TERMS', statement_id from candidate
                where aid_id = l.aid_id and has_terms
                order by effective desc, rank desc, statement_id limit 1)
            ) as head
            join statement s on s.id = head.statement_id
            """;

    /** Walks from head to head of the index; what lies between is never read. */
    private static final String DENIALS =
            """
            select l.aid_id, head.*
            from unnest(?::text[]) as l (aid_id)
            cross join lateral (
                with recursive head as (
                    (select party, act, bare_date, effective, statement_id
                    from denial
                    where aid_id = l.aid_id
                    order by party, act, bare_date, effective desc, statement_id
                    limit 1)
                    union all
                    select next.*
                    from head
                    cross join lateral (
                        select party, act, bare_date, effective, statement_id
                        from denial d
                        where d.aid_id = l.aid_id
                            and (d.party, d.act, d.bare_date)
                                > (head.party, head.act, head.bare_date)
                        order by party, act, bare_date, effective desc, statement_id
                        limit 1
                    ) as next
                )
                select * from head
            ) as head
            """;

    private static final Act[] ACTS = Act.values();

    private final Sql sql;
    private final Map<String, IndexedLine> lines;
    private final Map<String, Candidate> candidates = new HashMap<>();

    LineHeads(Sql sql, Map<String, IndexedLine> lines) {
        this.sql = sql;
        this.lines = lines;
    }

    void read() {
        each(LATEST, (line, row) -> headsOf(line, row).latest.put(pool(row), candidate(row)));
        each(
                LATEST_UNQUALIFIED,
                (line, row) -> headsOf(line, row).latestUnqualified.put(pool(row), candidate(row)));
        each(
                WITH_ATTRIBUTE,
                (line, row) ->
                        line.attributes.put(
                                Attribute.valueOf(row.getString("attribute")), candidate(row)));
        each(DENIALS, (line, row) -> line.denials.add(denial(row)));
    }

    @FunctionalInterface
    private interface Take {
        void take(IndexedLine line, ResultSet row) throws SQLException;
    }

    private void each(String query, Take take) {
        sql.list(
                query,
                row -> {
                    IndexedLine line = lines.get(row.getString("aid_id"));
                    take.take(Objects.requireNonNull(line), row);
                    return line;
                },
                lines.keySet());
    }

    private static IndexedLine.Heads headsOf(IndexedLine line, ResultSet row) throws SQLException {
        return line.headsOf(ACTS[row.getInt("act")]);
    }

    private static Pool pool(ResultSet row) throws SQLException {
        return row.getBoolean("confirmed") ? Pool.CONFIRMED : Pool.UNCONFIRMED;
    }

    /** One statement is the head of several questions; it is read from JSON once. */
    private Candidate candidate(ResultSet row) throws SQLException {
        return candidates.computeIfAbsent(
                row.getString("moves"), json -> RulesJson.read(json, Candidate.class));
    }

    private static Denial denial(ResultSet row) throws SQLException {
        Act act = ACTS[row.getInt("act")];
        return new Denial(
                row.getString("statement_id"),
                act,
                row.getString("party"),
                EffectiveOrder.of(
                        Bounds.known(Objects.requireNonNull(Sql.instant(row, "effective"))), act),
                row.getBoolean("bare_date"));
    }
}
