package org.aidwire.query.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.LineFacts.Tally;
import org.jspecify.annotations.Nullable;

/**
 * How many names count at which time, such that those from any time on are soon added up.
 *
 * <p>The counts form a skip list. Level 0 has a row for each time; a time in sixteen also begins a
 * row of level 1, one of those in sixteen one of level 2, and so on, which holds the sum of what is
 * below it up to the next row of its own level. Which times those are is drawn from the time
 * itself, so the rows do not hang on the order of arrival. A change adds to one row a level; a
 * count reads some sixteen rows a level.
 */
final class TallyTable {

    /** The top level is read whole: with 100,000 times that is some 25 rows. */
    static final int LEVELS = 3;

    private static final int BITS_A_LEVEL = 4;

    /** Each level covers all times from the first on. */
    private static final String BEGIN =
            """
            insert into tally (aid_id, act, level, from_time)
            select p.aid_id, p.act, l.level, '-infinity'
            from unnest(?::text[], ?::int[]) as p (aid_id, act)
            cross join generate_series(1, ?) as l (level)
            where not exists (
                select from tally t
                where t.aid_id = p.aid_id and t.act = p.act and t.level = l.level
                    and t.from_time = '-infinity')
            """;

    private static final String ADD_TO_TIMES =
            """
            insert into tally as t (aid_id, act, level, from_time, origins, unconfirmed_origins,
                reports, unconfirmed_reports)
            select p.aid_id, p.act, 0, p.from_time, p.origins, p.unconfirmed_origins, p.reports,
                p.unconfirmed_reports
            from unnest(?::text[], ?::int[], ?::timestamptz[], ?::int[], ?::int[], ?::int[],
                ?::int[]) as p (aid_id, act, from_time, origins, unconfirmed_origins, reports,
                unconfirmed_reports)
            on conflict (aid_id, act, level, from_time) do update
            set origins = t.origins + excluded.origins,
                unconfirmed_origins = t.unconfirmed_origins + excluded.unconfirmed_origins,
                reports = t.reports + excluded.reports,
                unconfirmed_reports = t.unconfirmed_reports + excluded.unconfirmed_reports
            """;

    private static final String ADD_TO_LEVELS =
            """
            update tally t
            set origins = t.origins + d.origins,
                unconfirmed_origins = t.unconfirmed_origins + d.unconfirmed_origins,
                reports = t.reports + d.reports,
                unconfirmed_reports = t.unconfirmed_reports + d.unconfirmed_reports
            from (
                select p.aid_id, p.act, l.level, cover.from_time, sum(p.origins) as origins,
                    sum(p.unconfirmed_origins) as unconfirmed_origins, sum(p.reports) as reports,
                    sum(p.unconfirmed_reports) as unconfirmed_reports
                from unnest(?::text[], ?::int[], ?::timestamptz[], ?::int[], ?::int[], ?::int[],
                    ?::int[]) as p (aid_id, act, from_time, origins, unconfirmed_origins, reports,
                    unconfirmed_reports)
                cross join generate_series(1, ?) as l (level)
                cross join lateral (
                    select c.from_time
                    from tally c
                    where c.aid_id = p.aid_id and c.act = p.act and c.level = l.level
                        and c.from_time <= p.from_time
                    order by c.from_time desc
                    limit 1
                ) as cover
                group by p.aid_id, p.act, l.level, cover.from_time
            ) as d
            where t.aid_id = d.aid_id and t.act = d.act and t.level = d.level
                and t.from_time = d.from_time
            """;

    /** What the new row takes is taken from the row before it; nothing where the row is there. */
    private static final String SPLIT =
            """
            with place (aid_id, act, level, from_time) as (
                values (?, ?::int, ?::int, ?::timestamptz)
            ), part as (
                insert into tally (aid_id, act, level, from_time, origins, unconfirmed_origins,
                    reports, unconfirmed_reports)
                select p.aid_id, p.act, p.level, p.from_time, coalesce(sum(b.origins), 0),
                    coalesce(sum(b.unconfirmed_origins), 0), coalesce(sum(b.reports), 0),
                    coalesce(sum(b.unconfirmed_reports), 0)
                from place p
                left join tally b on b.aid_id = p.aid_id and b.act = p.act
                    and b.level = p.level - 1 and b.from_time >= p.from_time
                    and b.from_time < coalesce((
                        select min(next.from_time)
                        from tally next
                        where next.aid_id = p.aid_id and next.act = p.act
                            and next.level = p.level and next.from_time > p.from_time),
                        'infinity')
                where not exists (
                    select from tally same
                    where same.aid_id = p.aid_id and same.act = p.act and same.level = p.level
                        and same.from_time = p.from_time)
                group by p.aid_id, p.act, p.level, p.from_time
                returning *
            )
            update tally t
            set origins = t.origins - part.origins,
                unconfirmed_origins = t.unconfirmed_origins - part.unconfirmed_origins,
                reports = t.reports - part.reports,
                unconfirmed_reports = t.unconfirmed_reports - part.unconfirmed_reports
            from part
            where t.aid_id = part.aid_id and t.act = part.act and t.level = part.level
                and t.from_time = (
                    select max(before.from_time)
                    from tally before
                    where before.aid_id = part.aid_id and before.act = part.act
                        and before.level = part.level and before.from_time < part.from_time)
            """;

    /** From the bound up the levels: at each only up to where the next begins. */
    private static final String COUNT =
            """
            with bound (aid_id, act, t0) as (
                values (?, ?::smallint, ?::timestamptz)
            ), first as materialized (
                select b.*, coalesce((
                    select min(t.from_time) from tally t
                    where t.aid_id = b.aid_id and t.act = b.act and t.level = 1
                        and t.from_time >= b.t0), 'infinity') as t1
                from bound b
            ), second as materialized (
                select b.*, coalesce((
                    select min(t.from_time) from tally t
                    where t.aid_id = b.aid_id and t.act = b.act and t.level = 2
                        and t.from_time >= b.t1), 'infinity') as t2
                from first b
            ), third as materialized (
                select b.*, coalesce((
                    select min(t.from_time) from tally t
                    where t.aid_id = b.aid_id and t.act = b.act and t.level = 3
                        and t.from_time >= b.t2), 'infinity') as t3
                from second b
            )
            select coalesce(sum(at.origins), 0) as origins,
                coalesce(sum(at.unconfirmed_origins), 0) as unconfirmed_origins,
                coalesce(sum(at.reports), 0) as reports,
                coalesce(sum(at.unconfirmed_reports), 0) as unconfirmed_reports
            from third b
            cross join lateral (
                values (0, b.t0, b.t1), (1, b.t1, b.t2), (2, b.t2, b.t3), (3, b.t3, 'infinity')
            ) as l (level, from_time, to_time)
            cross join lateral (
                select sum(t.origins) as origins,
                    sum(t.unconfirmed_origins) as unconfirmed_origins,
                    sum(t.reports) as reports, sum(t.unconfirmed_reports) as unconfirmed_reports
                from tally t
                where t.aid_id = b.aid_id and t.act = b.act and t.level = l.level
                    and t.from_time >= l.from_time and t.from_time < l.to_time
            ) as at
            """;

    /** Of one run: over candidates of any class, and over the unconfirmed ones. */
    record Counts(Tally all, Tally unconfirmed) {}

    record Run(String aidId, int act) {}

    /** By how much the counts of one time change. */
    static final class Change {
        int origins;
        int unconfirmedOrigins;
        int reports;
        int unconfirmedReports;

        boolean isNone() {
            return origins == 0
                    && unconfirmedOrigins == 0
                    && reports == 0
                    && unconfirmedReports == 0;
        }
    }

    record Place(Run run, Instant time, Change change) {}

    private final Sql sql;

    TallyTable(Sql sql) {
        this.sql = sql;
    }

    /** The counts of the candidates of a line with that act, from a time on. */
    Counts count(String aidId, Act act, Instant from) {
        return Objects.requireNonNull(
                sql.first(
                        COUNT,
                        row ->
                                new Counts(
                                        new Tally(row.getInt("origins"), row.getInt("reports")),
                                        new Tally(
                                                row.getInt("unconfirmed_origins"),
                                                row.getInt("unconfirmed_reports"))),
                        aidId,
                        act.ordinal(),
                        from));
    }

    /** Adds to the counts at these places, each of which is named once. */
    void add(List<Place> places) {
        List<Run> runs = places.stream().map(Place::run).distinct().toList();
        sql.update(BEGIN, runs.stream().map(Run::aidId).toList(), numbers(runs, Run::act), LEVELS);
        Object[] columns = {
            places.stream().map(each -> each.run().aidId()).toList(),
            numbers(places, each -> each.run().act()),
            new Sql.Times(places.stream().map(Place::time).toList()),
            numbers(places, each -> each.change().origins),
            numbers(places, each -> each.change().unconfirmedOrigins),
            numbers(places, each -> each.change().reports),
            numbers(places, each -> each.change().unconfirmedReports)
        };
        sql.update(ADD_TO_TIMES, columns);
        Object[] withLevels = Arrays.copyOf(columns, columns.length + 1);
        withLevels[columns.length] = LEVELS;
        sql.update(ADD_TO_LEVELS, withLevels);
        for (int level = 1; level <= LEVELS; level++) {
            List<@Nullable Object[]> splits = new ArrayList<>();
            for (Place place : places) {
                if (height(place.time()) >= level) {
                    splits.add(
                            new @Nullable Object[] {
                                place.run().aidId(), place.run().act(), level, place.time()
                            });
                }
            }
            sql.each(SPLIT, splits);
        }
    }

    /** On how many levels a time begins a row of its own. */
    static int height(Instant time) {
        if (time.equals(Bounds.UNKNOWN)) {
            return 0;
        }
        // MurmurHash3's finalizer: times are round numbers, and their low bits alike.
        long mixed = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return Math.min(LEVELS, Long.numberOfTrailingZeros(mixed) / BITS_A_LEVEL);
    }

    private static <T> Sql.Numbers numbers(List<T> rows, Function<T, Integer> column) {
        return new Sql.Numbers(rows.stream().map(column).toList());
    }
}
