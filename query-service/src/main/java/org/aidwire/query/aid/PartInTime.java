package org.aidwire.query.aid;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.aidwire.query.aid.History.StatementView;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history on which nothing outside it bears, folded once between two times at which
 * something of it was recorded, or lifted. May be asked from any thread.
 */
public final class PartInTime {

    private final History history;
    private final Instant[] times;
    private final AtomicReferenceArray<History.@Nullable Standings> folded;

    private PartInTime(History history) {
        this.history = history;
        TreeSet<Instant> moments = new TreeSet<>();
        history.statements().forEach(each -> moments.add(each.recordedtime()));
        for (var each : history.articles()) {
            moments.add(each.recordedtime());
            Instant lifted = each.event().embargoedUntil();
            if (lifted != null) {
                moments.add(lifted);
            }
        }
        this.times = moments.toArray(Instant[]::new);
        this.folded = new AtomicReferenceArray<>(times.length);
    }

    /** The parts of a history ({@link HistoryParts}). */
    public static List<PartInTime> of(History history) {
        return HistoryParts.of(history).stream().map(PartInTime::new).toList();
    }

    /** By id, each once. */
    public List<String> statementIds() {
        return history.statements().stream().map(each -> each.event().id()).distinct().toList();
    }

    /** When something was recorded, or lifted. */
    public List<Instant> times() {
        return List.of(times);
    }

    /** A statement as it was at a time; null where it was not on record then. */
    public @Nullable StatementView statement(String id, Instant time) {
        History.Standings then = at(time);
        return then == null ? null : then.statements().get(id);
    }

    /** Null where nothing was recorded by then. */
    History.@Nullable Standings at(Instant time) {
        int found = Arrays.binarySearch(times, time);
        int last = found >= 0 ? found : -found - 2;
        if (last < 0) {
            return null;
        }
        History.Standings known = folded.get(last);
        if (known == null) {
            known = history.standings(new Cut(times[last], null, times[last]));
            folded.set(last, known);
        }
        return known;
    }
}
