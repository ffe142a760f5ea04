package org.aidwire.query.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Retelling;
import org.jspecify.annotations.Nullable;

/** What candidates say in figures (R7), by what they tell again. */
final class FigureTable {

    private static final String REMOVE = "delete from figure where statement_id = any(?)";

    private static final String ADD =
            """
            insert into figure (aid_id, act, confirmed, kind, subject, effective, statement_id,
                latest)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /**
     * Walks from subject to subject of the index; what is told again is never read. A line without
     * any figure costs one look-up.
     */
    private static final String THAT_CAN_STAND =
            """
            with recursive asked (aid_id, lowest, bound) as (
                values (?, ?::int, ?::timestamptz)
            ), wanted as (
                select q.aid_id, q.bound, l.act, c.confirmed, k.kind
                from asked q
                cross join generate_series(2, 5) as l (act)
                cross join (values ('MONEY'), ('GOODS'), ('SHARED')) as k (kind)
                cross join (values (true), (false)) as c (confirmed)
                where exists (select from figure f where f.aid_id = ?)
                    and l.act >= q.lowest
                    and (k.kind = 'SHARED' or c.confirmed = exists (
                        select from figure f
                        where f.aid_id = q.aid_id and f.act = l.act and f.confirmed
                            and f.kind = k.kind and f.effective >= q.bound))
            ), told as (
                select w.*, first.subject, first.latest
                from wanted w
                cross join lateral (
                    select f.subject, f.latest
                    from figure f
                    where f.aid_id = w.aid_id and f.act = w.act and f.confirmed = w.confirmed
                        and f.kind = w.kind
                    order by f.subject
                    limit 1
                ) as first
                union all
                select w.aid_id, w.bound, w.act, w.confirmed, w.kind, next.subject, next.latest
                from told w
                cross join lateral (
                    select f.subject, f.latest
                    from figure f
                    where f.aid_id = w.aid_id and f.act = w.act and f.confirmed = w.confirmed
                        and f.kind = w.kind and f.subject > w.subject
                    order by f.subject
                    limit 1
                ) as next
            )
            select moves
            from statement
            where id in (
                select one.statement_id
                from told w
                cross join lateral (
                    select f.statement_id
                    from figure f
                    where f.aid_id = w.aid_id and f.act = w.act and f.confirmed = w.confirmed
                        and f.kind = w.kind and f.subject = w.subject
                        and f.effective >= greatest(
                            case when w.latest then (
                                select max(last.effective)
                                from figure last
                                where last.aid_id = w.aid_id and last.act = w.act
                                    and last.confirmed = w.confirmed and last.kind = w.kind
                                    and last.subject = w.subject
                            ) end,
                            w.bound)
                    order by f.effective, f.statement_id
                    limit 1
                ) as one
            )
            """;

    /** One figure of a candidate on a line. */
    record Figure(LineId line, Candidate candidate, Retelling retelling) {}

    private FigureTable() {}

    static List<Figure> figures(LineId line, Candidate candidate) {
        return Retelling.of(candidate).stream()
                .map(retelling -> new Figure(line, candidate, retelling))
                .toList();
    }

    static void add(Sql sql, Collection<Figure> figures) {
        sql.each(ADD, figures.stream().map(FigureTable::columns).toList());
    }

    static void remove(Sql sql, Collection<String> statements) {
        sql.update(REMOVE, statements);
    }

    /** The candidates of which a figure can stand, at a level or above, from a time on. */
    static List<Candidate> thatCanStand(Sql sql, String aidId, Act lowest, Instant from) {
        return sql.list(
                THAT_CAN_STAND,
                row -> RulesJson.read(row.getString("moves"), Candidate.class),
                aidId,
                lowest.ordinal(),
                from,
                aidId);
    }

    private static @Nullable Object[] columns(Figure figure) {
        Candidate candidate = figure.candidate();
        return new @Nullable Object[] {
            figure.line().aidId(),
            candidate.act().ordinal(),
            candidate.confirmed(),
            figure.retelling().kind(),
            CandidateTables.name(figure.retelling().subject()),
            Bounds.stored(candidate.order().time()),
            candidate.statementId(),
            figure.retelling().latest()
        };
    }
}
