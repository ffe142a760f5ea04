package org.aidwire.query.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.NearGroups;
import org.jspecify.annotations.Nullable;

/**
 * Every body ever recorded that is long enough to be compared, in its group. Whoever adds one holds
 * the projection's lock: of two near bodies added at once neither would find the other.
 */
final class BodyTable implements NearGroups.Shelf {

    private static final String BY_DIGEST =
            """
            select id
            from body
            where digest = ?
            """;

    private static final String BY_KEY =
            """
            select shingle, near_group
            from body_key
            where shingle = any(?)
            """;

    private static final String PIVOTS =
            """
            select id, shingles
            from body
            where id = any(?)
            """;

    /** Of each group the first in its ring. */
    private static final String FIRST_WITHIN =
            """
            select ring.near_group, member.radius, member.id, member.shingles
            from unnest(?, ?::float8[], ?::float8[]) ring (near_group, least, greatest)
            cross join lateral (
                select radius, id, shingles
                from body
                where near_group = ring.near_group
                  and radius between ring.least and ring.greatest
                  and id <> ring.near_group
                order by radius, id
                limit ?) member
            """;

    private static final String NEXT_WITHIN =
            """
            select near_group, radius, id, shingles
            from body
            where near_group = ? and (radius, id) > (?, ?) and radius <= ?
            order by radius, id
            limit ?
            """;

    private static final String OF_GROUP =
            """
            select id, shingles
            from body
            where near_group = ?
            """;

    private static final String SIZES =
            """
            select near_group, count(*) as bodies
            from body
            where near_group = any(?)
            group by near_group
            """;

    /** Its own id is its group's, where it begins one. */
    private static final String ADD =
            """
            insert into body (digest, shingles, near_group, radius)
            values (?, ?, coalesce(?, currval(pg_get_serial_sequence('body', 'id'))), ?)
            returning id
            """;

    private static final String ADD_KEYS =
            """
            insert into body_key (shingle, near_group)
            select unnest(?::bigint[]), ?
            on conflict do nothing
            """;

    private static final String MOVE =
            """
            update body
            set near_group = ?, radius = ?
            where id = ?
            """;

    /** A group's keys are among its bodies' shingles. */
    private static final String MOVE_KEYS =
            """
            with gone as (
                delete from body_key where near_group = ? and shingle = any(?) returning shingle
            )
            insert into body_key (shingle, near_group)
            select shingle, ? from gone
            on conflict do nothing
            """;

    /** Bodies read at a time while one near member is looked for. */
    private static final int PAGE = 20;

    record Member(long group, double radius, long id, long[] shingles) {}

    private final Sql sql;

    BodyTable(Sql sql) {
        this.sql = sql;
    }

    /** The id of a body, placed now where it is new; null where it is too short. */
    @Nullable Long place(long[] shingles) {
        if (shingles.length == 0) {
            return null;
        }
        Long known = sql.first(BY_DIGEST, row -> row.getLong("id"), digest(shingles));
        return known == null ? Long.valueOf(NearGroups.add(shingles, this)) : known;
    }

    @Override
    public Map<Long, List<Long>> groupsByKey(long[] shingles) {
        Map<Long, List<Long>> groups = new HashMap<>();
        sql.list(
                BY_KEY,
                row ->
                        groups.computeIfAbsent(row.getLong("shingle"), _ -> new ArrayList<>())
                                .add(row.getLong("near_group")),
                shingles);
        return groups;
    }

    @Override
    public Map<Long, long[]> pivots(Collection<Long> groups) {
        return groups.isEmpty() ? Map.of() : shingles(PIVOTS, ids(groups));
    }

    @Override
    public Set<Long> anyWithin(Map<Long, NearGroups.Ring> rings, Predicate<long[]> sought) {
        Set<Long> found = new HashSet<>();
        List<Long> groups = List.copyOf(rings.keySet());
        Map<Long, List<Member>> first =
                sql
                        .list(
                                FIRST_WITHIN,
                                BodyTable::member,
                                ids(groups),
                                bounds(groups, rings, NearGroups.Ring::from),
                                bounds(groups, rings, NearGroups.Ring::to),
                                PAGE)
                        .stream()
                        .collect(Collectors.groupingBy(Member::group));
        first.forEach(
                (group, members) -> {
                    double to = Objects.requireNonNull(rings.get(group)).to();
                    List<Member> page = members;
                    while (!holds(page, sought) && page.size() == PAGE) {
                        Member last = page.getLast();
                        page =
                                sql.list(
                                        NEXT_WITHIN,
                                        BodyTable::member,
                                        group,
                                        last.radius(),
                                        last.id(),
                                        to,
                                        PAGE);
                    }
                    if (holds(page, sought)) {
                        found.add(group);
                    }
                });
        return found;
    }

    private static boolean holds(List<Member> page, Predicate<long[]> sought) {
        return page.stream().anyMatch(member -> sought.test(member.shingles()));
    }

    private static List<String> bounds(
            List<Long> groups,
            Map<Long, NearGroups.Ring> rings,
            ToDoubleFunction<NearGroups.Ring> bound) {
        return groups.stream()
                .map(group -> Objects.requireNonNull(rings.get(group)))
                .map(ring -> String.valueOf(bound.applyAsDouble(ring)))
                .toList();
    }

    /** The largest lives on; the bodies of the others are read once. */
    @Override
    public long merge(Collection<Long> groups) {
        Map<Long, Long> sizes = new HashMap<>();
        sql.list(
                SIZES,
                row -> sizes.put(row.getLong("near_group"), row.getLong("bodies")),
                ids(groups));
        long into =
                groups.stream()
                        .max(Comparator.comparingLong(group -> sizes.getOrDefault(group, 0L)))
                        .orElseThrow();
        long[] pivot = Objects.requireNonNull(pivots(List.of(into)).get(into));
        for (long group : groups) {
            if (group != into) {
                shingles(OF_GROUP, group)
                        .forEach(
                                (id, each) -> {
                                    double radius = NearDuplicates.distance(each, pivot);
                                    sql.update(MOVE, into, radius, id);
                                    sql.update(MOVE_KEYS, group, each, into);
                                });
            }
        }
        return into;
    }

    @Override
    public long begin(long[] pivot, long[] keys) {
        long id = insert(pivot, null, 0);
        sql.update(ADD_KEYS, keys, id);
        return id;
    }

    @Override
    public long join(long group, long[] shingles, double distanceFromPivot, long[] keys) {
        if (keys.length > 0) {
            sql.update(ADD_KEYS, keys, group);
        }
        return insert(shingles, group, distanceFromPivot);
    }

    private long insert(long[] shingles, @Nullable Long group, double radius) {
        return Objects.requireNonNull(
                sql.first(
                        ADD, row -> row.getLong("id"), digest(shingles), shingles, group, radius));
    }

    private Map<Long, long[]> shingles(String query, Object parameter) {
        Map<Long, long[]> shingles = new HashMap<>();
        sql.list(
                query,
                row -> shingles.put(row.getLong("id"), Sql.numbers(row, "shingles")),
                parameter);
        return shingles;
    }

    static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getLong("near_group"),
                row.getDouble("radius"),
                row.getLong("id"),
                Sql.numbers(row, "shingles"));
    }

    static byte[] digest(long[] shingles) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * shingles.length);
        bytes.asLongBuffer().put(shingles);
        return Digests.sha256(bytes.array());
    }

    private static long[] ids(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
