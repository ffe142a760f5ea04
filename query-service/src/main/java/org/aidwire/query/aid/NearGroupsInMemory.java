package org.aidwire.query.aid;

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

/** Groups of near-duplicates among bodies that are at hand. */
final class NearGroupsInMemory implements NearGroups.Shelf {

    private static final class Group {
        final long[] pivot;
        final List<Member> members = new ArrayList<>();
        final Set<Long> keys = new HashSet<>();

        Group(long[] pivot) {
            this.pivot = pivot;
        }
    }

    private record Member(long id, long[] shingles, double distanceFromPivot) {
        boolean isIn(NearGroups.Ring ring) {
            return distanceFromPivot >= ring.from() && distanceFromPivot <= ring.to();
        }
    }

    private final Map<Long, Group> groups = new HashMap<>();
    private final Map<Long, List<Long>> byKey = new HashMap<>();
    private final Map<Long, Long> groupOf = new HashMap<>();

    long groupOf(long body) {
        return Objects.requireNonNull(groupOf.get(body));
    }

    @Override
    public Map<Long, List<Long>> groupsByKey(long[] shingles) {
        Map<Long, List<Long>> found = new HashMap<>();
        for (long shingle : shingles) {
            List<Long> of = byKey.get(shingle);
            if (of != null) {
                found.put(shingle, of);
            }
        }
        return found;
    }

    @Override
    public Map<Long, long[]> pivots(Collection<Long> of) {
        Map<Long, long[]> pivots = new HashMap<>();
        of.forEach(id -> pivots.put(id, group(id).pivot));
        return pivots;
    }

    @Override
    public Set<Long> anyWithin(Map<Long, NearGroups.Ring> rings, Predicate<long[]> sought) {
        Set<Long> found = new HashSet<>();
        rings.forEach(
                (group, ring) -> {
                    if (group(group).members.stream()
                            .anyMatch(each -> each.isIn(ring) && sought.test(each.shingles()))) {
                        found.add(group);
                    }
                });
        return found;
    }

    @Override
    public long merge(Collection<Long> merged) {
        long into =
                merged.stream()
                        .max(Comparator.comparingInt(id -> group(id).members.size()))
                        .orElseThrow();
        Group larger = group(into);
        for (long id : merged) {
            if (id != into) {
                Group smaller = Objects.requireNonNull(groups.remove(id));
                for (Member each : smaller.members) {
                    put(
                            into,
                            each.id(),
                            each.shingles(),
                            NearDuplicates.distance(each.shingles(), larger.pivot));
                }
                smaller.keys.forEach(
                        key -> Objects.requireNonNull(byKey.get(key)).remove((Object) id));
                smaller.keys.forEach(key -> addKey(into, key));
            }
        }
        return into;
    }

    @Override
    public long begin(long[] pivot, long[] keys) {
        long id = groupOf.size();
        groups.put(id, new Group(pivot));
        put(id, id, pivot, 0);
        addKeys(id, keys);
        return id;
    }

    @Override
    public long join(long group, long[] shingles, double distanceFromPivot, long[] keys) {
        long id = groupOf.size();
        put(group, id, shingles, distanceFromPivot);
        addKeys(group, keys);
        return id;
    }

    private void put(long group, long id, long[] shingles, double distanceFromPivot) {
        group(group).members.add(new Member(id, shingles, distanceFromPivot));
        groupOf.put(id, group);
    }

    private void addKeys(long group, long[] keys) {
        for (long key : keys) {
            addKey(group, key);
        }
    }

    private void addKey(long group, long key) {
        if (group(group).keys.add(key)) {
            byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(group);
        }
    }

    private Group group(long id) {
        return Objects.requireNonNull(groups.get(id));
    }
}
