package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Mentions, the latest first, and when each holds: those that hold at a time are found without
 * looking at the others. Groups of mentions know from when and until when any of them may hold, and
 * so do groups of groups. Immutable.
 */
final class LatestFirst {

    static final LatestFirst NONE = new LatestFirst(List.of());

    /** As a power of two how many make a group; more are slower to look through, fewer to skip. */
    private static final int GROUP = 5;

    private final List<Mention> mentions;

    /** By size of group, from single mentions on: the earliest start, the latest end. */
    private final List<long[]> since = new ArrayList<>();

    private final List<long[]> until = new ArrayList<>();

    private LatestFirst(List<Mention> mentions) {
        this.mentions = mentions;
        long[] starts = new long[mentions.size()];
        long[] ends = new long[mentions.size()];
        for (int i = 0; i < mentions.size(); i++) {
            starts[i] = micros(mentions.get(i).since());
            ends[i] = micros(Chronicle.end(mentions.get(i)));
        }
        since.add(starts);
        until.add(ends);
        while (since.getLast().length > 1 << GROUP) {
            grow(since.getLast(), until.getLast());
        }
    }

    private void grow(long[] starts, long[] ends) {
        int groups = ((starts.length - 1) >> GROUP) + 1;
        long[] earliest = new long[groups];
        long[] latest = new long[groups];
        Arrays.fill(earliest, Long.MAX_VALUE);
        Arrays.fill(latest, Long.MIN_VALUE);
        for (int i = 0; i < starts.length; i++) {
            earliest[i >> GROUP] = Math.min(earliest[i >> GROUP], starts[i]);
            latest[i >> GROUP] = Math.max(latest[i >> GROUP], ends[i]);
        }
        since.add(earliest);
        until.add(latest);
    }

    /** {@link Instant#MIN} and {@link Instant#MAX} are the ends of time. */
    private static long micros(Instant time) {
        if (time.equals(Instant.MIN) || time.equals(Instant.MAX)) {
            return time.equals(Instant.MIN) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /** These in place of what there was of their statements. */
    LatestFirst with(Set<String> replaced, Collection<Mention> come) {
        return new LatestFirst(merged(mentions, replaced, come, Mention.LATEST));
    }

    /** A sorted list without these statements' mentions and with others. */
    static List<Mention> merged(
            List<Mention> sorted,
            Set<String> replaced,
            Collection<Mention> come,
            Comparator<Mention> order) {
        List<Mention> kept = new ArrayList<>(sorted.size());
        for (Mention mention : sorted) {
            if (!replaced.contains(mention.statementId())) {
                kept.add(mention);
            }
        }
        List<Mention> all = new ArrayList<>(kept.size() + come.size());
        int from = 0;
        for (Mention each : come.stream().sorted(order).toList()) {
            int found = Collections.binarySearch(kept.subList(from, kept.size()), each, order);
            int to = from + (found < 0 ? -found - 1 : found);
            all.addAll(kept.subList(from, to));
            all.add(each);
            from = to;
        }
        all.addAll(kept.subList(from, kept.size()));
        return all;
    }

    boolean isEmpty() {
        return mentions.isEmpty();
    }

    /**
     * Those that hold at a time, of some that stand together.
     *
     * @param at only those that were effective by then, or when nobody knows; null for all
     * @param after only those that are later; null for all
     */
    Held at(Instant time, @Nullable Instant at, @Nullable EffectiveOrder after) {
        int from = 0;
        if (at != null) {
            from = count(mention -> isAfter(mention.order().time(), at));
        }
        int to = after == null ? mentions.size() : count(each -> each.order().isLaterThan(after));
        return new Held(micros(time), from, to);
    }

    private static boolean isAfter(@Nullable Instant time, Instant at) {
        return time != null && time.isAfter(at);
    }

    /** How many come first of which this is true; it is true of none after them. */
    private int count(Predicate<Mention> isTrue) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isTrue.test(mentions.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A look at them. */
    final class Held {
        private final long time;
        private final int from;
        private final int to;

        private Held(long time, int from, int to) {
            this.time = time;
            this.from = from;
            this.to = to;
        }

        @Nullable Mention latest() {
            int first = next(from);
            return first < to ? mentions.get(first) : null;
        }

        @Nullable Mention earliestDated() {
            int end = Math.min(to, count(mention -> mention.order().time() != null));
            int last = previous(end);
            return last >= from ? mentions.get(last) : null;
        }

        List<Mention> all() {
            List<Mention> all = new ArrayList<>();
            for (int i = next(from); i < to; i = next(i + 1)) {
                all.add(mentions.get(i));
            }
            return all;
        }

        /** The first that holds from there on; none where it is beyond the end. */
        private int next(int start) {
            int i = start;
            while (i < to) {
                int skipped = skipped(i, i);
                if (skipped == 0) {
                    return i;
                }
                i += skipped;
            }
            return to;
        }

        /** The last that holds before an end; none where it is before the start. */
        private int previous(int end) {
            int i = end;
            while (i > from) {
                int skipped = skipped(i - 1, i);
                if (skipped == 0) {
                    return i - 1;
                }
                i -= skipped;
            }
            return -1;
        }

        /** How large the largest group is that ends at this edge and of which none holds. */
        private int skipped(int member, int edge) {
            for (int level = since.size() - 1; level >= 0; level--) {
                int bits = level * GROUP;
                if ((edge & ((1 << bits) - 1)) == 0 && !mayHold(level, member >> bits)) {
                    return 1 << bits;
                }
            }
            return 0;
        }

        private boolean mayHold(int level, int group) {
            long end = until.get(level)[group];
            return since.get(level)[group] <= time && (end > time || end == Long.MAX_VALUE);
        }
    }
}
