package org.aidwire.query.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Denial;
import org.aidwire.query.aid.EffectiveOrder;
import org.aidwire.query.aid.LineFacts;
import org.aidwire.query.aid.LineId;
import org.jspecify.annotations.Nullable;

/**
 * A line's facts by index look-ups. What every line is asked for is read for all lines at once
 * ({@link LineHeads}); what depends on a bound is read when it is asked.
 */
final class IndexedLine implements LineFacts {

    private static final String EARLIEST =
            """
            select effective
            from candidate
            where aid_id = ? and act = ? and confirmed = ? and effective >= ?
            order by effective
            limit 1
            """;

    private static final String LAST_SAID =
            """
            select effective
            from candidate
            where aid_id = ? and act = ? and on_record_party = ?
            order by effective desc
            limit 1
            """;

    /** The heads of one act. */
    static final class Heads {
        final Map<Pool, Candidate> latest = new EnumMap<>(Pool.class);
        final Map<Pool, Candidate> latestUnqualified = new EnumMap<>(Pool.class);
    }

    private record RunKey(Act act, Instant from) {}

    /** Steps share one rank, so a bound is one time for all levels. */
    private record FigureKey(Act lowest, Instant from) {}

    private record SaidKey(String party, Act act) {}

    private final Sql sql;
    private final String aidId;
    final Map<Act, Heads> heads = new EnumMap<>(Act.class);
    final Map<Attribute, Candidate> attributes = new EnumMap<>(Attribute.class);
    final List<Denial> denials = new ArrayList<>();
    private final Map<RunKey, TallyTable.Counts> counted = new HashMap<>();
    private final Map<FigureKey, List<Candidate>> figures = new HashMap<>();
    private final Map<SaidKey, @Nullable Instant> said = new HashMap<>();

    private IndexedLine(Sql sql, String aidId) {
        this.sql = sql;
        this.aidId = aidId;
    }

    static Map<LineId, IndexedLine> of(Sql sql, Collection<LineId> lines) {
        Map<LineId, IndexedLine> byLine = new HashMap<>();
        Map<String, IndexedLine> byAidId = new HashMap<>();
        for (LineId line : lines) {
            IndexedLine facts = new IndexedLine(sql, line.aidId());
            byLine.put(line, facts);
            byAidId.put(line.aidId(), facts);
        }
        if (!byAidId.isEmpty()) {
            new LineHeads(sql, byAidId).read();
        }
        return byLine;
    }

    Heads headsOf(Act act) {
        return heads.computeIfAbsent(act, _ -> new Heads());
    }

    @Override
    public @Nullable Candidate latest(Pool pool, Act act) {
        return of(headsOf(act).latest, pool);
    }

    @Override
    public @Nullable Candidate latestUnqualified(Pool pool, Act act) {
        return of(headsOf(act).latestUnqualified, pool);
    }

    private static @Nullable Candidate of(Map<Pool, Candidate> heads, Pool pool) {
        return switch (pool) {
            case CONFIRMED, UNCONFIRMED -> heads.get(pool);
            case ALL -> Candidate.laterOf(heads.get(Pool.CONFIRMED), heads.get(Pool.UNCONFIRMED));
        };
    }

    @Override
    public @Nullable Candidate latestWith(Attribute attribute) {
        return attributes.get(attribute);
    }

    @Override
    public @Nullable Instant earliestDated(Pool pool, Act act, @Nullable EffectiveOrder after) {
        Instant from = Bounds.from(act, after);
        Instant dated = from.equals(Bounds.UNKNOWN) ? Bounds.FIRST_DATED : from;
        return switch (pool) {
            case CONFIRMED -> earliest(act, true, dated);
            case UNCONFIRMED -> earliest(act, false, dated);
            case ALL -> earlier(earliest(act, true, dated), earliest(act, false, dated));
        };
    }

    private @Nullable Instant earliest(Act act, boolean confirmed, Instant from) {
        if (latest(confirmed ? Pool.CONFIRMED : Pool.UNCONFIRMED, act) == null) {
            return null;
        }
        return sql.first(
                EARLIEST,
                row -> Sql.instant(row, "effective"),
                aidId,
                act.ordinal(),
                confirmed,
                from);
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    @Override
    public Tally tally(Act act, @Nullable EffectiveOrder after) {
        return counts(act, after).all();
    }

    @Override
    public Tally unconfirmedTally(Act act, @Nullable EffectiveOrder after) {
        return counts(act, after).unconfirmed();
    }

    private TallyTable.Counts counts(Act act, @Nullable EffectiveOrder after) {
        return counted.computeIfAbsent(new RunKey(act, Bounds.from(act, after)), this::count);
    }

    private TallyTable.Counts count(RunKey run) {
        return new TallyTable(sql).count(aidId, run.act(), run.from());
    }

    @Override
    public List<Candidate> figures(Act lowest, @Nullable EffectiveOrder after) {
        return figures.computeIfAbsent(
                new FigureKey(lowest, Bounds.from(lowest, after)),
                key -> FigureTable.thatCanStand(sql, aidId, lowest, key.from()));
    }

    @Override
    public List<Denial> denials() {
        return denials;
    }

    @Override
    public @Nullable EffectiveOrder lastOnRecord(String party, Act act) {
        Instant last = said.computeIfAbsent(new SaidKey(party, act), this::lastSaid);
        return last == null ? null : EffectiveOrder.of(Bounds.known(last), act);
    }

    private @Nullable Instant lastSaid(SaidKey key) {
        return sql.first(
                LAST_SAID,
                row -> Sql.instant(row, "effective"),
                aidId,
                key.act().ordinal(),
                key.party());
    }
}
