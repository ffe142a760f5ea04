package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Act;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Counting.Place;
import org.jspecify.annotations.Nullable;

/**
 * R0: which statements of one article are outranked on an overlapping span. EDITOR outranks the
 * rest; FEED outranks EXTRACTOR where both are steps or stops of the same pair. Whether one that
 * outranks is outranked in its turn does not matter.
 */
final class Outranking {

    private record Pair(String donor, String recipient) {

        static Pair of(Statement statement) {
            return new Pair(statement.aid().donor(), statement.aid().recipient());
        }
    }

    private final Places editors = new Places();
    private final Map<Pair, Places> feeds = new HashMap<>();

    /** Takes a statement in; without a place it outranks nothing. */
    void add(Statement statement, @Nullable Place place) {
        if (place == null) {
            return;
        }
        switch (statement.provenance().by()) {
            case EDITOR -> editors.add(place);
            case FEED -> {
                if (moves(statement)) {
                    feeds.computeIfAbsent(Pair.of(statement), _ -> new Places()).add(place);
                }
            }
            case EXTRACTOR -> {}
        }
    }

    /** Whether one of those taken in outranks it, which may be one of them. */
    boolean outranks(Statement statement, @Nullable Place place) {
        if (place == null) {
            return false;
        }
        ProvenanceBy by = statement.provenance().by();
        if (by != ProvenanceBy.EDITOR && editors.overlap(place)) {
            return true;
        }
        Places feed = feeds.get(Pair.of(statement));
        return by == ProvenanceBy.EXTRACTOR
                && moves(statement)
                && feed != null
                && feed.overlap(place);
    }

    /** Whether it is a step or a stop. */
    static boolean moves(Statement statement) {
        return statement.act().kind() != Act.Kind.CONTEXT;
    }

    /** Places of which it can be told by one search whether one overlaps another. */
    private static final class Places {

        private final List<Place> places = new ArrayList<>();

        /** How far those up to each reach, once they are sorted by their start. */
        private int @Nullable [] reach;

        void add(Place place) {
            places.add(place);
            reach = null;
        }

        boolean overlap(Place other) {
            int[] furthest = reach == null ? sort() : reach;
            int from = 0;
            int to = places.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (places.get(middle).start() < other.end()) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from > 0 && furthest[from - 1] > other.start();
        }

        private int[] sort() {
            places.sort(Comparator.comparingInt(Place::start));
            int[] furthest = new int[places.size()];
            int end = 0;
            for (int i = 0; i < furthest.length; i++) {
                end = Math.max(end, places.get(i).end());
                furthest[i] = end;
            }
            reach = furthest;
            return furthest;
        }
    }
}
