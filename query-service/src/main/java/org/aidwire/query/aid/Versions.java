package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Which of the events under one identity stand (design, section 3). Of copies with equal content
 * the earliest recordedtime holds; of different contents under one version the first recorded
 * stands, on ties the smaller hash; a version whose writer may not write the outlet of the lowest
 * version on record is refused.
 *
 * <p>What somebody said of a statement stands above every version of our own extraction, whose
 * numbers are those of its article and mean nothing beside theirs: an editor's decision survives
 * the next version of the article.
 *
 * @param standing one a height, lowest first; never empty
 * @param refused the others, each with its reason
 */
public record Versions<E extends NewsEvent>(List<Recorded<E>> standing, List<Refused<E>> refused) {

    /** An event that does not stand, listed at {@code GET /v1/refusals}. */
    public record Refused<E extends NewsEvent>(Recorded<E> event, Reason reason) {}

    public enum Reason {
        /** Another content under the same identity and version was recorded first. */
        CONFLICT,
        /** The writer may not write the outlet of the lowest version on record. */
        OUTLET
    }

    /**
     * How high a version stands: first whether somebody said it or our extraction did, then by its
     * number.
     */
    public record Height(boolean said, int version) implements Comparable<Height> {

        public static Height of(NewsEvent event) {
            boolean extracted =
                    event instanceof Statement statement
                            && statement.provenance().by() == ProvenanceBy.EXTRACTOR;
            return new Height(!extracted, event.version());
        }

        @Override
        public int compareTo(Height other) {
            return Comparator.comparing(Height::said)
                    .thenComparing(Height::version)
                    .compare(this, other);
        }
    }

    public Versions {
        standing = List.copyOf(standing);
        refused = List.copyOf(refused);
        if (standing.isEmpty()) {
            throw new IllegalArgumentException("no version stands");
        }
    }

    /** Settles all events of one identity that were recorded; order and copies change nothing. */
    public static <E extends NewsEvent> Versions<E> settle(Collection<Recorded<E>> recorded) {
        Comparator<Recorded<E>> first =
                Comparator.<Recorded<E>, Instant>comparing(Recorded::recordedtime)
                        .thenComparing(Recorded::sha256)
                        .thenComparing(Recorded::writer);
        Map<Height, List<Recorded<E>>> byHeight = new TreeMap<>();
        recorded.stream()
                .sorted(first)
                .forEach(
                        each ->
                                byHeight.computeIfAbsent(
                                                Height.of(each.event()), _ -> new ArrayList<>())
                                        .add(each));
        List<Recorded<E>> standing = new ArrayList<>();
        List<Refused<E>> refused = new ArrayList<>();
        byHeight.values().forEach(copies -> settleVersion(copies, standing, refused));
        return new Versions<>(standing, refused);
    }

    /**
     * Only copies by entitled writers are weighed, so that a copy sent ahead by somebody else takes
     * nothing away.
     *
     * @param copies all events of one height, the first recorded first
     */
    private static <E extends NewsEvent> void settleVersion(
            List<Recorded<E>> copies, List<Recorded<E>> standing, List<Refused<E>> refused) {
        Map<String, Recorded<E>> entitled = new LinkedHashMap<>();
        Map<String, Recorded<E>> others = new LinkedHashMap<>();
        for (Recorded<E> copy : copies) {
            boolean may =
                    standing.isEmpty()
                            || copy.mayWriteFor(standing.getFirst().event().outletName());
            (may ? entitled : others).putIfAbsent(copy.sha256(), copy);
        }
        others.keySet().removeAll(entitled.keySet());
        others.values().forEach(copy -> refused.add(new Refused<>(copy, Reason.OUTLET)));
        entitled.values().stream()
                .skip(1)
                .forEach(copy -> refused.add(new Refused<>(copy, Reason.CONFLICT)));
        entitled.values().stream().limit(1).forEach(standing::add);
    }

    /** The version that says what holds: the one that stands highest. */
    public Recorded<E> current() {
        return standing.getLast();
    }

    public @Nullable Recorded<E> version(int version) {
        return standing.stream()
                .filter(each -> each.event().version() == version)
                .findFirst()
                .orElse(null);
    }

    /** When Aidwire first learned of any version. */
    public Instant firstRecorded() {
        Instant first = standing.getFirst().recordedtime();
        for (Recorded<E> each : standing) {
            first = each.recordedtime().isBefore(first) ? each.recordedtime() : first;
        }
        return first;
    }
}
