package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.NearGroups;
import org.jspecify.annotations.Nullable;

/** The clusters of near-duplicates among the articles on record, by their highest versions. */
public final class ClusterTable {

    /** A page of bodies while one near member is looked for. */
    private static final int PAGE = 20;

    private static final String MEMBERS =
            """
            select uri, body, cluster, publication
            from near_member
            where uri = any(?)
            """;

    private static final String LEADER =
            """
            select uri
            from near_member
            where cluster = ?
            order by publication, uri
            limit 1
            """;

    private static final String LEADERS =
            """
            select own.uri, leader.uri as leader
            from near_member own
            cross join lateral (
                select uri
                from near_member
                where cluster = own.cluster
                order by publication, uri
                limit 1) leader
            where own.uri = any(?)
            """;

    private static final String OF_CLUSTER =
            """
            select uri
            from near_member
            where cluster = ?
            """;

    private static final String SIZE =
            """
            select count(*) as size
            from near_member
            where cluster = ?
            """;

    private static final String SAVE =
            """
            insert into near_member (uri, body, cluster, publication)
            values (?, ?, ?, ?)
            on conflict (uri) do update
            set body = excluded.body,
                cluster = excluded.cluster,
                publication = excluded.publication
            """;

    private static final String REMOVE =
            """
            delete from near_member
            where uri = any(?)
            """;

    /** Bodies that no article on record has any more. */
    private static final String VACATE =
            """
            update body
            set cluster = null
            where id = any(?)
              and not exists (select from near_member where near_member.body = body.id)
            returning id
            """;

    private static final String OCCUPY =
            """
            update body
            set cluster = ?
            where id = any(?) and cluster is distinct from ?
            """;

    private static final String MOVE =
            """
            update near_member
            set cluster = ?
            where body = any(?)
            returning uri
            """;

    private static final String BODY =
            """
            select id, shingles, near_group, radius, cluster
            from body
            where id = ?
            """;

    /** From one cluster to the next, by index: a group of any size mostly has one. */
    private static final String OF_GROUP =
            """
            with recursive found as (
                select min(cluster) as cluster
                from body
                where near_group = ? and cluster is not null
                union all
                select (
                    select min(cluster)
                    from body
                    where near_group = ? and body.cluster > found.cluster)
                from found
                where found.cluster is not null
            )
            select cluster
            from found
            where cluster is not null
            """;

    private static final String WITHIN =
            """
            select near_group, radius, id, shingles
            from body
            where near_group = ? and (radius, id) > (?, ?) and radius <= ? and cluster = ?
            order by radius, id
            limit ?
            """;

    /** All are near to the one that is nearest to the group's pivot: the distance is a metric. */
    private static final String HELD_BY_ONE =
            """
            select (
                    select radius
                    from body
                    where near_group = own.near_group and cluster = own.cluster
                    order by radius, id
                    limit 1)
                + (
                    select radius
                    from body
                    where near_group = own.near_group and cluster = own.cluster
                    order by radius desc, id desc
                    limit 1) <= ? as held
            from (values (?::bigint, ?::bigint)) own (near_group, cluster)
            """;

    private static final String BODIES =
            """
            select id, shingles
            from body
            where near_group = ? and cluster = ?
            """;

    private static final String NEXT = "select nextval('near_cluster') as cluster";

    private static final String BODIES_OF_VERSIONS =
            """
            select uri, version, sha256, body
            from article_version
            where uri = any(?) and body is not null
            """;

    /** An article in its cluster. */
    public record Member(String uri, long body, long cluster, @Nullable Instant publication) {}

    /** A version of an article, by content. */
    public record Version(String uri, int version, String sha256) {}

    /**
     * @param group what the body was ever connected with; all that is near to it is there
     * @param radius its distance from the group's pivot
     * @param cluster null where no article on record has it
     */
    public record Body(
            long id, long[] shingles, long group, double radius, @Nullable Long cluster) {}

    private final Sql sql;

    ClusterTable(Sql sql) {
        this.sql = sql;
    }

    /** The bodies of all versions of these articles that are long enough to be compared. */
    public Map<Version, Long> bodies(Collection<String> uris) {
        Map<Version, Long> bodies = new HashMap<>();
        sql.list(
                BODIES_OF_VERSIONS,
                row ->
                        bodies.put(
                                new Version(
                                        row.getString("uri"),
                                        row.getInt("version"),
                                        row.getString("sha256")),
                                row.getLong("body")),
                uris);
        return bodies;
    }

    /** Those of these articles that are in a cluster, by uri. */
    public Map<String, Member> members(Collection<String> uris) {
        return sql.list(MEMBERS, ClusterTable::member, uris).stream()
                .collect(Collectors.toMap(Member::uri, Function.identity()));
    }

    /** The earliest of a cluster; null where nobody is in it. */
    public @Nullable String leader(long cluster) {
        return sql.first(LEADER, row -> row.getString("uri"), cluster);
    }

    /** For each of these articles that is in a cluster, the cluster's earliest. */
    public Map<String, String> leaders(Collection<String> uris) {
        Map<String, String> leaders = new HashMap<>();
        sql.list(LEADERS, row -> leaders.put(row.getString("uri"), row.getString("leader")), uris);
        return leaders;
    }

    public List<String> uris(long cluster) {
        return sql.list(OF_CLUSTER, row -> row.getString("uri"), cluster);
    }

    public long size(long cluster) {
        return Objects.requireNonNull(sql.first(SIZE, row -> row.getLong("size"), cluster));
    }

    public long newCluster() {
        return Objects.requireNonNull(sql.first(NEXT, row -> row.getLong("cluster")));
    }

    public void save(Collection<Member> members) {
        sql.each(
                SAVE,
                members.stream()
                        .map(
                                each ->
                                        new @Nullable Object[] {
                                            each.uri(),
                                            each.body(),
                                            each.cluster(),
                                            each.publication()
                                        })
                        .toList());
    }

    /**
     * Takes articles out of their clusters.
     *
     * @return those of their bodies that nobody on record has any more
     */
    public Set<Long> remove(Collection<Member> members) {
        sql.update(REMOVE, members.stream().map(Member::uri).toList());
        return new HashSet<>(
                sql.list(
                        VACATE,
                        row -> row.getLong("id"),
                        ids(members.stream().map(Member::body).toList())));
    }

    /** Puts bodies into a cluster that no article on record had, until now. */
    public void occupy(Collection<Long> bodies, long cluster) {
        sql.update(OCCUPY, cluster, ids(bodies), cluster);
    }

    /** Puts bodies into a cluster, and the articles that have them; returns those articles. */
    public List<String> move(Collection<Long> bodies, long cluster) {
        occupy(bodies, cluster);
        return sql.list(MOVE, row -> row.getString("uri"), cluster, ids(bodies));
    }

    public Body body(long id) {
        return Objects.requireNonNull(sql.first(BODY, ClusterTable::body, id));
    }

    /** The clusters that a group falls into now. */
    public List<Long> clusters(long group) {
        return sql.list(OF_GROUP, row -> row.getLong("cluster"), group, group);
    }

    /** Whether a body in the cluster is near to this one, which is of the same group. */
    public boolean holdsNear(long cluster, Body body) {
        NearGroups.Ring ring = NearGroups.Ring.around(body.radius());
        double from = ring.from();
        long after = -1;
        while (true) {
            List<BodyTable.Member> page =
                    sql.list(
                            WITHIN,
                            BodyTable::member,
                            body.group(),
                            from,
                            after,
                            ring.to(),
                            cluster,
                            PAGE);
            if (page.stream()
                    .anyMatch(each -> NearDuplicates.near(each.shingles(), body.shingles()))) {
                return true;
            }
            if (page.size() < PAGE) {
                return false;
            }
            from = page.getLast().radius();
            after = page.getLast().id();
        }
    }

    /** Whether one body connects a cluster by itself; false may mean either. */
    public boolean isHeldByOne(long group, long cluster) {
        return Boolean.TRUE.equals(
                sql.first(
                        HELD_BY_ONE,
                        row -> row.getBoolean("held"),
                        NearGroups.SURELY_NEAR,
                        group,
                        cluster));
    }

    /** The bodies in a cluster of a group. */
    public Map<Long, long[]> bodies(long group, long cluster) {
        Map<Long, long[]> bodies = new HashMap<>();
        sql.list(
                BODIES,
                row -> bodies.put(row.getLong("id"), Sql.numbers(row, "shingles")),
                group,
                cluster);
        return bodies;
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getString("uri"),
                row.getLong("body"),
                row.getLong("cluster"),
                Sql.instant(row, "publication"));
    }

    private static Body body(ResultSet row) throws SQLException {
        return new Body(
                row.getLong("id"),
                Sql.numbers(row, "shingles"),
                row.getLong("near_group"),
                row.getDouble("radius"),
                row.getObject("cluster", Long.class));
    }

    private static long[] ids(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
