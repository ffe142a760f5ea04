package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final String COUNT =
            """
            select count(distinct origin) as origins, count(distinct report) as reports
            from candidate
            where aid_id = ? and act = ? and (? = 'ALL' or confirmed = (? = 'CONFIRMED'))
                and effective >= ?
            """;

    private static final String LAST_SAID =
            """
            select effective
            from candidate
            where aid_id = ? and act = ? and on_record_party = ?
            order by effective desc
            limit 1
            """;

    private static final String KEEP =
            """
            insert into tally (aid_id, pool, act, from_time, origins, reports)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String FORGET =
            """
            delete from tally
            where aid_id = ? and pool = ? and act = ? and from_time = ?
            """;

    /** The heads of one act. */
    static final class Heads {
        final Map<Pool, Candidate> latest = new EnumMap<>(Pool.class);
        final Map<Pool, Candidate> latestUnqualified = new EnumMap<>(Pool.class);
        final List<Candidate> measured = new ArrayList<>();
    }

    private final Sql sql;
    private final String aidId;
    final Map<Act, Heads> heads = new EnumMap<>(Act.class);
    final Map<Attribute, Candidate> attributes = new EnumMap<>(Attribute.class);
    final List<Denial> denials = new ArrayList<>();
    final Map<Tallies.Key, Tally> kept = new HashMap<>();
    private final Map<Tallies.Key, Tally> counted = new HashMap<>();
    private final Set<Tallies.Key> asked = new HashSet<>();

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
    public Tally tally(Pool pool, Act act, @Nullable EffectiveOrder after) {
        Tallies.Key key = new Tallies.Key(aidId, pool, act.ordinal(), Bounds.from(act, after));
        asked.add(key);
        Tally known = kept.get(key);
        return known == null ? counted.computeIfAbsent(key, this::count) : known;
    }

    /** Reads the run itself: only where the rules ask from another time than before. */
    private Tally count(Tallies.Key key) {
        return Objects.requireNonNull(
                sql.first(
                        COUNT,
                        IndexedLine::tally,
                        aidId,
                        key.act(),
                        key.pool().name(),
                        key.pool().name(),
                        key.from()));
    }

    static Tally tally(ResultSet row) throws SQLException {
        return new Tally(row.getInt("origins"), row.getInt("reports"));
    }

    @Override
    public List<Candidate> measured(Act act) {
        return headsOf(act).measured;
    }

    @Override
    public List<Denial> denials() {
        return denials;
    }

    @Override
    public @Nullable EffectiveOrder lastOnRecord(String party, Act act) {
        Instant last =
                sql.first(
                        LAST_SAID,
                        row -> Sql.instant(row, "effective"),
                        aidId,
                        act.ordinal(),
                        party);
        return last == null ? null : EffectiveOrder.of(Bounds.known(last), act);
    }

    static void keepTallies(Sql sql, Collection<IndexedLine> lines) {
        List<@Nullable Object[]> keep = new ArrayList<>();
        List<@Nullable Object[]> forget = new ArrayList<>();
        for (IndexedLine line : lines) {
            line.counted.forEach(
                    (key, tally) -> keep.add(columns(key, tally.origins(), tally.reports())));
            line.kept.keySet().stream()
                    .filter(key -> !line.asked.contains(key))
                    .forEach(key -> forget.add(columns(key)));
        }
        sql.each(FORGET, forget);
        sql.each(KEEP, keep);
    }

    private static @Nullable Object[] columns(Tallies.Key key) {
        return new @Nullable Object[] {key.aidId(), key.pool(), key.act(), key.from()};
    }

    private static @Nullable Object[] columns(Tallies.Key key, int origins, int reports) {
        return new @Nullable Object[] {
            key.aidId(), key.pool(), key.act(), key.from(), origins, reports
        };
    }
}
