package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.aidwire.query.store.TallyTable.Change;
import org.aidwire.query.store.TallyTable.Place;
import org.aidwire.query.store.TallyTable.Run;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts of R9 true through one change of candidates, for every bound at once. A name
 * counts where it was last heard: so the names of a run are those heard at its bound or later,
 * whatever the bound is ({@link TallyTable}).
 */
final class Tallies {

    private static final String LAST_HEARD =
            """
            select greatest(n.confirmed, n.unconfirmed) as heard, n.unconfirmed
            from (
                select p.place,
                    (select max(c.effective) from candidate c
                    where c.aid_id = p.aid_id and c.act = p.act and c.origin = p.name
                        and c.confirmed) as confirmed,
                    (select max(c.effective) from candidate c
                    where c.aid_id = p.aid_id and c.act = p.act and c.origin = p.name
                        and not c.confirmed) as unconfirmed
                from unnest(?::text[], ?::int[], ?::text[])
                    with ordinality as p (aid_id, act, name, place)
            ) as n
            order by n.place
            """;

    private static final String LAST_REPORTED = LAST_HEARD.replace("c.origin", "c.report");

    private record Name(Run run, String name) {}

    /** When a name was last heard: from anybody, and unconfirmed; null where it was not. */
    private record Heard(@Nullable Instant ever, @Nullable Instant unconfirmed) {}

    private final Sql sql;
    private final List<Name> origins;
    private final List<Name> reports;
    private final List<Heard> originsBefore;
    private final List<Heard> reportsBefore;
    private final Map<Run, TreeMap<Instant, Change>> changes = new HashMap<>();

    private Tallies(Sql sql, Set<Name> origins, Set<Name> reports) {
        this.sql = sql;
        this.origins = List.copyOf(origins);
        this.reports = List.copyOf(reports);
        this.originsBefore = heard(LAST_HEARD, this.origins);
        this.reportsBefore = heard(LAST_REPORTED, this.reports);
    }

    /** The names of these rows, leaving or coming, as they were heard before the change. */
    static Tallies concernedBy(Sql sql, Collection<CandidateTables.Counted> rows) {
        Set<Name> origins = new LinkedHashSet<>();
        Set<Name> reports = new LinkedHashSet<>();
        for (CandidateTables.Counted row : rows) {
            Run run = new Run(row.aidId(), row.act());
            if (row.origin() != null) {
                origins.add(new Name(run, row.origin()));
            }
            if (row.report() != null) {
                reports.add(new Name(run, row.report()));
            }
        }
        return new Tallies(sql, origins, reports);
    }

    /** Once the candidates are changed: counts each name where it is heard last now. */
    void follow() {
        count(
                origins,
                originsBefore,
                heard(LAST_HEARD, origins),
                (change, by) -> change.origins += by,
                (change, by) -> change.unconfirmedOrigins += by);
        count(
                reports,
                reportsBefore,
                heard(LAST_REPORTED, reports),
                (change, by) -> change.reports += by,
                (change, by) -> change.unconfirmedReports += by);
        List<Place> places = new ArrayList<>();
        changes.forEach(
                (run, times) ->
                        times.forEach(
                                (time, change) -> {
                                    if (!change.isNone()) {
                                        places.add(new Place(run, time, change));
                                    }
                                }));
        if (!places.isEmpty()) {
            new TallyTable(sql).add(places);
        }
    }

    @FunctionalInterface
    private interface Adding {
        void add(Change change, int by);
    }

    private void count(
            List<Name> names,
            List<Heard> before,
            List<Heard> after,
            Adding ever,
            Adding unconfirmed) {
        for (int i = 0; i < names.size(); i++) {
            Run run = names.get(i).run();
            move(run, before.get(i).ever(), after.get(i).ever(), ever);
            move(run, before.get(i).unconfirmed(), after.get(i).unconfirmed(), unconfirmed);
        }
    }

    private void move(Run run, @Nullable Instant from, @Nullable Instant to, Adding adding) {
        if (!Objects.equals(from, to)) {
            if (from != null) {
                adding.add(at(run, from), -1);
            }
            if (to != null) {
                adding.add(at(run, to), 1);
            }
        }
    }

    private Change at(Run run, Instant time) {
        return changes.computeIfAbsent(run, _ -> new TreeMap<>())
                .computeIfAbsent(time, _ -> new Change());
    }

    private List<Heard> heard(String query, List<Name> names) {
        return names.isEmpty()
                ? List.of()
                : sql.list(
                        query,
                        Tallies::heard,
                        names.stream().map(each -> each.run().aidId()).toList(),
                        new Sql.Numbers(names.stream().map(each -> each.run().act()).toList()),
                        names.stream().map(Name::name).toList());
    }

    private static Heard heard(ResultSet row) throws SQLException {
        return new Heard(Sql.instant(row, "heard"), Sql.instant(row, "unconfirmed"));
    }
}
