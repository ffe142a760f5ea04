package org.aidwire.query.projection;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.store.ClusterTable;
import org.aidwire.query.store.ClusterTable.Member;
import org.jspecify.annotations.Nullable;

/**
 * R9: keeps the clusters of near-duplicates among the articles on record as articles come, change
 * and go. They are what is connected among the present bodies, whatever came first. An article that
 * comes costs a few look-ups, and so does one that leaves while one body is near to all others of
 * its cluster; else that is taken apart and put together again, which costs as much as it is large.
 */
final class Clusters {

    /**
     * Where an article is to be.
     *
     * @param body null where it can be near to none: off record, or too short
     */
    record Seat(String uri, @Nullable Long body, @Nullable Instant publication) {}

    private final ClusterTable table;
    private final Map<Long, String> leadersBefore = new HashMap<>();
    private final Set<String> reached = new HashSet<>();

    private Clusters(ClusterTable table) {
        this.table = table;
    }

    /**
     * Seats articles.
     *
     * @return the others that may take another article's credits and outlet now
     */
    static Set<String> seat(ClusterTable table, Collection<Seat> seats) {
        return new Clusters(table).seat(seats);
    }

    private Set<String> seat(Collection<Seat> seats) {
        Map<String, Seat> byUri = new TreeMap<>();
        seats.forEach(seat -> byUri.put(seat.uri(), seat));
        Map<String, Member> before = table.members(byUri.keySet());
        before.values().forEach(member -> noteLeader(member.cluster()));
        leave(
                before.values().stream()
                        .filter(member -> !has(byUri.get(member.uri()), member.body()))
                        .toList());
        for (Seat seat : byUri.values()) {
            Member member = before.get(seat.uri());
            Long body = seat.body();
            if (body == null) {
                continue;
            }
            if (member == null || member.body() != body) {
                join(seat, body);
            } else if (!Objects.equals(member.publication(), seat.publication())) {
                long cluster = Objects.requireNonNull(table.body(body).cluster());
                table.save(List.of(new Member(seat.uri(), body, cluster, seat.publication())));
            }
        }
        leadersBefore.forEach(
                (cluster, leader) -> {
                    if (!leader.equals(table.leader(cluster))) {
                        reached.addAll(table.uris(cluster));
                    }
                });
        return reached;
    }

    private static boolean has(@Nullable Seat seat, long body) {
        return seat != null && seat.body() != null && seat.body() == body;
    }

    private void noteLeader(long cluster) {
        if (!leadersBefore.containsKey(cluster)) {
            String leader = table.leader(cluster);
            if (leader != null) {
                leadersBefore.put(cluster, leader);
            }
        }
    }

    /** While another article has the same body, what it connects stays connected. */
    private void leave(List<Member> leavers) {
        if (leavers.isEmpty()) {
            return;
        }
        Set<Long> gone = table.remove(leavers);
        Map<Long, Long> groups =
                leavers.stream()
                        .filter(member -> gone.contains(member.body()))
                        .collect(
                                Collectors.toMap(
                                        Member::cluster,
                                        member -> table.body(member.body()).group(),
                                        (a, _) -> a));
        groups.forEach(
                (cluster, group) -> {
                    if (!table.isHeldByOne(group, cluster)) {
                        split(group, cluster);
                    }
                });
    }

    /** The largest part stays the cluster. */
    private void split(long group, long cluster) {
        NearDuplicates.groups(table.bodies(group, cluster)).stream()
                .skip(1)
                .forEach(part -> reached.addAll(table.move(part, table.newCluster())));
    }

    private void join(Seat seat, long id) {
        ClusterTable.Body body = table.body(id);
        Long cluster = body.cluster();
        if (cluster == null) {
            List<Long> near =
                    table.clusters(body.group()).stream()
                            .filter(each -> table.holdsNear(each, body))
                            .toList();
            near.forEach(this::noteLeader);
            cluster = near.isEmpty() ? Long.valueOf(table.newCluster()) : merge(body.group(), near);
            table.occupy(List.of(id), cluster);
        } else {
            noteLeader(cluster);
        }
        table.save(List.of(new Member(seat.uri(), id, cluster, seat.publication())));
    }

    /** Into the largest, so that few rows change. */
    private long merge(long group, List<Long> clusters) {
        if (clusters.size() == 1) {
            return clusters.getFirst();
        }
        long into = clusters.stream().max(Comparator.comparingLong(table::size)).orElseThrow();
        clusters.stream()
                .filter(each -> each != into)
                .forEach(
                        each ->
                                reached.addAll(
                                        table.move(table.bodies(group, each).keySet(), into)));
        return into;
    }
}
