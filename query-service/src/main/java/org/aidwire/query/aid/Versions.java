package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aidwire.contract.NewsEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which of the events under one identity stand (design, section 3). Of copies with equal content
 * the earliest recordedtime holds; of different contents under one version the first recorded
 * stands, on ties the smaller hash; a version whose writer may not write the outlet of the lowest
 * version on record is refused.
 *
 * @param standing one a version, lowest version first; never empty
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
        Map<Integer, Map<String, Recorded<E>>> contents = new TreeMap<>();
        for (Recorded<E> each : recorded) {
            contents.computeIfAbsent(each.event().version(), _ -> new TreeMap<>())
                    .merge(each.sha256(), each, (a, b) -> first.compare(a, b) <= 0 ? a : b);
        }
        List<Recorded<E>> standing = new ArrayList<>();
        List<Refused<E>> refused = new ArrayList<>();
        for (Map<String, Recorded<E>> version : contents.values()) {
            Map<Boolean, List<Recorded<E>>> byRight =
                    version.values().stream()
                            .sorted(first)
                            .collect(
                                    Collectors.partitioningBy(
                                            each ->
                                                    standing.isEmpty()
                                                            || each.mayWriteFor(
                                                                    standing.getFirst()
                                                                            .event()
                                                                            .outletName())));
            byRight.getOrDefault(false, List.of())
                    .forEach(each -> refused.add(new Refused<>(each, Reason.OUTLET)));
            List<Recorded<E>> entitled = byRight.getOrDefault(true, List.of());
            entitled.stream()
                    .skip(1)
                    .forEach(each -> refused.add(new Refused<>(each, Reason.CONFLICT)));
            entitled.stream().limit(1).forEach(standing::add);
        }
        return new Versions<>(standing, refused);
    }

    /** The version that says what holds: the highest. */
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
        return standing.stream()
                .map(Recorded::recordedtime)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
