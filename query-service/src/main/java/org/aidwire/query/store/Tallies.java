package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aidwire.query.aid.LineFacts.Pool;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts of R9 true through one change of candidates: a name that a run did not hold
 * before and holds now adds one, the other way round takes one off. Each name is one look-up before
 * and one after, however long the run is.
 */
final class Tallies {

    private static final String OF_LINES =
            """
            select aid_id, pool, act, from_time
            from tally
            where aid_id = any(?)
            """;

    private static final String HOLDS_ORIGIN =
            """
            select exists (
                    select from candidate c
                    where p.pool <> 'UNCONFIRMED' and c.aid_id = p.aid_id and c.act = p.act
                        and c.origin = p.name and c.confirmed and c.effective >= p.from_time)
                or exists (
                    select from candidate c
                    where p.pool <> 'CONFIRMED' and c.aid_id = p.aid_id and c.act = p.act
                        and c.origin = p.name and not c.confirmed and c.effective >= p.from_time)
                as held
            from unnest(?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::text[])
                with ordinality as p (aid_id, pool, act, from_time, name, place)
            order by place
            """;

    private static final String HOLDS_REPORT = HOLDS_ORIGIN.replace("c.origin", "c.report");

    private static final String ADD =
            """
            update tally
            set origins = origins + ?, reports = reports + ?
            where aid_id = ? and pool = ? and act = ? and from_time = ?
            """;

    record Key(String aidId, Pool pool, int act, Instant from) {

        static Key of(ResultSet row) throws SQLException {
            return new Key(
                    row.getString("aid_id"),
                    Pool.valueOf(row.getString("pool")),
                    row.getInt("act"),
                    Objects.requireNonNull(Sql.instant(row, "from_time")));
        }

        private boolean counts(CandidateTables.Counted row) {
            return row.aidId().equals(aidId)
                    && row.act() == act
                    && !row.effective().isBefore(from)
                    && switch (pool) {
                        case CONFIRMED -> row.confirmed();
                        case UNCONFIRMED -> !row.confirmed();
                        case ALL -> true;
                    };
        }
    }

    private record Probe(Key tally, String name) {}

    private final Sql sql;
    private final List<Probe> origins;
    private final List<Probe> reports;
    private final List<Boolean> originsBefore;
    private final List<Boolean> reportsBefore;

    private Tallies(Sql sql, Set<Probe> origins, Set<Probe> reports) {
        this.sql = sql;
        this.origins = List.copyOf(origins);
        this.reports = List.copyOf(reports);
        this.originsBefore = held(HOLDS_ORIGIN, this.origins);
        this.reportsBefore = held(HOLDS_REPORT, this.reports);
    }

    /**
     * The tallies that these rows, leaving or coming, may change; as they are before the change.
     */
    static Tallies concernedBy(Sql sql, Collection<CandidateTables.Counted> rows) {
        Set<String> lines = new LinkedHashSet<>();
        rows.forEach(row -> lines.add(row.aidId()));
        Set<Probe> origins = new LinkedHashSet<>();
        Set<Probe> reports = new LinkedHashSet<>();
        List<Key> tallies = lines.isEmpty() ? List.of() : sql.list(OF_LINES, Key::of, lines);
        for (Key tally : tallies) {
            for (CandidateTables.Counted row : rows) {
                if (tally.counts(row)) {
                    note(origins, tally, row.origin());
                    note(reports, tally, row.report());
                }
            }
        }
        return new Tallies(sql, origins, reports);
    }

    private static void note(Set<Probe> probes, Key tally, @Nullable String name) {
        if (name != null) {
            probes.add(new Probe(tally, name));
        }
    }

    /** Once the candidates are changed: adds what came and takes off what went. */
    void follow() {
        List<@Nullable Object[]> updates = new ArrayList<>();
        changes(origins, originsBefore, held(HOLDS_ORIGIN, origins), true, updates);
        changes(reports, reportsBefore, held(HOLDS_REPORT, reports), false, updates);
        sql.each(ADD, updates);
    }

    private static void changes(
            List<Probe> probes,
            List<Boolean> before,
            List<Boolean> after,
            boolean ofOrigins,
            List<@Nullable Object[]> updates) {
        for (int i = 0; i < probes.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                int change = after.get(i) ? 1 : -1;
                Key tally = probes.get(i).tally();
                updates.add(
                        new @Nullable Object[] {
                            ofOrigins ? change : 0,
                            ofOrigins ? 0 : change,
                            tally.aidId(),
                            tally.pool(),
                            tally.act(),
                            tally.from()
                        });
            }
        }
    }

    private List<Boolean> held(String query, List<Probe> probes) {
        return probes.isEmpty()
                ? List.of()
                : sql.list(
                        query,
                        row -> row.getBoolean("held"),
                        probes.stream().map(each -> each.tally().aidId()).toList(),
                        probes.stream().map(each -> each.tally().pool().name()).toList(),
                        new Sql.Numbers(probes.stream().map(each -> each.tally().act()).toList()),
                        new Sql.Times(probes.stream().map(each -> each.tally().from()).toList()),
                        probes.stream().map(Probe::name).toList());
    }
}
