package org.aidwire.query.aid;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Groups of bodies connected by near-duplicates, grown one body at a time; nothing is missed.
 *
 * <p>Of each body its group keeps {@link #keysNeeded} of its {@code n} shingles as keys. Any body
 * near to it holds at least 0.8 n of them, so lacks fewer than that, so holds one of the keys: a
 * new body that asks for all of its own shingles finds every group it may belong to. Which shingles
 * are keys is free, so they are those that the fewest groups have as keys: a footer that 100,000
 * articles share is soon no key of any new one.
 *
 * <p>A group found is tried by its pivot, the body that began it. Where that is not near, only
 * members about as far from the pivot as the new body is can be (the distance is a metric). One
 * near member decides.
 */
public final class NearGroups {

    /** More than the rounding of two distances. */
    private static final double ROUNDING = 1e-9;

    /** A distance up to which two bodies are near, however it was rounded. */
    public static final double SURELY_NEAR = NearDuplicates.NEAR - ROUNDING;

    private static final long[] NONE = {};

    /** Where groups are kept. A group has the id of its pivot. */
    public interface Shelf {

        /** For those of the shingles that are keys, the groups of which they are. */
        Map<Long, List<Long>> groupsByKey(long[] shingles);

        /** The shingles of each group's pivot. */
        Map<Long, long[]> pivots(Collection<Long> groups);

        /** Those groups of which a member within its ring is what is sought. */
        Set<Long> anyWithin(Map<Long, Ring> rings, Predicate<long[]> sought);

        /** Makes groups one; returns which of them lives on. */
        long merge(Collection<Long> groups);

        /** Begins a group; returns the body's id. */
        long begin(long[] pivot, long[] keys);

        /** Puts a body into a group; returns its id. */
        long join(long group, long[] shingles, double distanceFromPivot, long[] keys);
    }

    /** Distances from a pivot. */
    public record Ring(double from, double to) {

        /** Where those are that are near to a body so far from the pivot. */
        public static Ring around(double distance) {
            return new Ring(
                    distance - NearDuplicates.NEAR - ROUNDING,
                    distance + NearDuplicates.NEAR + ROUNDING);
        }
    }

    private NearGroups() {}

    /** How many of a body's shingles its group must have as keys for nothing to be missed. */
    static int keysNeeded(int shingles) {
        return shingles - (4 * shingles + 4) / 5 + 1;
    }

    /**
     * Puts a body where it belongs, which may make several groups one.
     *
     * @param shingles of a body long enough to be compared, and not yet on the shelf
     * @return the body's id
     */
    public static long add(long[] shingles, Shelf shelf) {
        Map<Long, List<Long>> byKey = shelf.groupsByKey(shingles);
        Set<Long> found = new HashSet<>();
        byKey.values().forEach(found::addAll);
        Map<Long, long[]> pivots = shelf.pivots(found);
        List<Long> near = near(shingles, pivots, shelf);
        if (near.isEmpty()) {
            return shelf.begin(shingles, keys(shingles, byKey, near, shingles));
        }
        long group = near.size() == 1 ? near.getFirst() : shelf.merge(near);
        long[] pivot = pivot(pivots, group);
        return shelf.join(
                group,
                shingles,
                NearDuplicates.distance(shingles, pivot),
                keys(shingles, byKey, near, pivot));
    }

    private static List<Long> near(long[] shingles, Map<Long, long[]> pivots, Shelf shelf) {
        Set<Long> near = new TreeSet<>();
        Map<Long, Ring> rings = new HashMap<>();
        pivots.forEach(
                (group, pivot) -> {
                    if (NearDuplicates.near(shingles, pivot)) {
                        near.add(group);
                    } else {
                        rings.put(group, Ring.around(NearDuplicates.distance(shingles, pivot)));
                    }
                });
        if (!rings.isEmpty()) {
            near.addAll(shelf.anyWithin(rings, member -> NearDuplicates.near(shingles, member)));
        }
        return List.copyOf(near);
    }

    private static long[] pivot(Map<Long, long[]> pivots, long group) {
        return Objects.requireNonNull(pivots.get(group));
    }

    /**
     * The keys that a body adds to what its group has: of equally rare ones those that the pivot
     * has too, since the next copy will not need to add them again.
     */
    private static long[] keys(
            long[] shingles, Map<Long, List<Long>> byKey, List<Long> own, long[] pivot) {
        List<Long> lacking =
                Arrays.stream(shingles)
                        .boxed()
                        .filter(each -> !holds(byKey.get(each), own))
                        .toList();
        int missing = keysNeeded(shingles.length) - (shingles.length - lacking.size());
        if (missing <= 0) {
            return NONE;
        }
        return lacking.stream()
                .sorted(
                        Comparator.<Long>comparingInt(each -> groups(byKey, each).size())
                                .thenComparing(each -> Arrays.binarySearch(pivot, each) < 0)
                                .thenComparing(Comparator.naturalOrder()))
                .limit(missing)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static List<Long> groups(Map<Long, List<Long>> byKey, long shingle) {
        return byKey.getOrDefault(shingle, List.of());
    }

    private static boolean holds(@Nullable List<Long> groups, List<Long> own) {
        return groups != null && groups.stream().anyMatch(own::contains);
    }
}
