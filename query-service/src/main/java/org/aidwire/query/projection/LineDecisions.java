package org.aidwire.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.query.aid.GeneralStops.Stop;
import org.aidwire.query.aid.LineFacts;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineRules;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.store.CandidateTables;
import org.aidwire.query.store.LineTable;
import org.aidwire.query.store.StatementTable;
import org.jspecify.annotations.Nullable;

/**
 * What lines come to: each by its own facts first, then under the general stops above it (R13); and
 * how that differs from what is stored.
 */
final class LineDecisions {

    /** All lines that a general stop reaches are lines of its pair. */
    record Pair(String donor, String recipient) {}

    private final Map<LineId, LineTable.Cause> causes;
    private final Map<LineId, LineFacts> facts = new HashMap<>();
    private final Map<LineId, LineTable.Row> before = new HashMap<>();
    private final Map<LineId, LineRules.@Nullable Outcome> own = new HashMap<>();
    private final List<LineTable.Change> changes = new ArrayList<>();
    private final Map<LineId, @Nullable Stop> otherStopsAlone = new HashMap<>();

    LineDecisions(Map<LineId, LineTable.Cause> causes) {
        this.causes = new HashMap<>(causes);
    }

    /**
     * The lines that statements touch, each with what set it off: a statement that was just
     * recorded, else the article by which it weighs otherwise.
     *
     * @param touched the statements just recorded
     */
    static Map<LineId, LineTable.Cause> causes(
            Collection<CandidateTables.Touch> touches,
            Collection<StatementTable.Row> weighed,
            Set<String> touched) {
        Map<String, LineTable.Cause> ofStatements = new HashMap<>();
        for (StatementTable.Row row : weighed) {
            String id = row.standing().id();
            ofStatements.put(
                    id,
                    touched.contains(id)
                            ? new LineTable.Cause(id, null)
                            : new LineTable.Cause(null, row.standing().articleUri()));
        }
        Map<LineId, LineTable.Cause> causes = new HashMap<>();
        touches.stream()
                .sorted(
                        Comparator.comparing(
                                        (CandidateTables.Touch touch) ->
                                                !touched.contains(touch.statementId()))
                                .thenComparing(CandidateTables.Touch::statementId))
                .forEach(
                        touch ->
                                causes.putIfAbsent(
                                        touch.line(),
                                        Objects.requireNonNull(
                                                ofStatements.get(touch.statementId()))));
        return causes;
    }

    /**
     * Decides lines by their own facts.
     *
     * @param stored the rows of those that exist
     */
    void decide(Map<LineId, LineFacts> ofLines, Map<LineId, LineTable.Row> stored) {
        before.putAll(stored);
        facts.putAll(ofLines);
        ofLines.forEach(
                (line, lineFacts) -> own.put(line, LineRules.decide(line, lineFacts, List.of())));
    }

    /** The pairs with a line that is another stop than before to the lines below it. */
    Set<Pair> pairsWithOtherStops() {
        Set<Pair> pairs = new HashSet<>();
        otherStops().forEach(line -> pairs.add(new Pair(line.donor(), line.recipient())));
        return pairs;
    }

    /** Of a pair's lines those below another stop than before, and not decided yet. */
    Set<LineId> below(Collection<LineId> ofPair) {
        Set<LineId> stops = otherStops();
        Set<LineId> below = new HashSet<>();
        for (LineId line : ofPair) {
            LineId stop = line.above().stream().filter(stops::contains).findFirst().orElse(null);
            if (stop != null && !facts.containsKey(line)) {
                below.add(line);
                causes.put(line, Objects.requireNonNull(causes.get(stop)));
            }
        }
        return below;
    }

    private Set<LineId> otherStops() {
        Set<LineId> lines = new HashSet<>();
        for (LineId line : facts.keySet()) {
            if (!Objects.equals(stopOf(line), storedStopOf(line))) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable Stop stopOf(LineId line) {
        LineRules.Outcome outcome = own.get(line);
        return outcome == null ? null : outcome.stop();
    }

    private @Nullable Stop storedStopOf(LineId line) {
        LineTable.Row row = before.get(line);
        return row == null ? null : row.ownStop();
    }

    /** The lines above those decided that were not decided themselves. */
    Set<LineId> undecidedAbove() {
        Set<LineId> above = new LinkedHashSet<>();
        facts.keySet().forEach(line -> above.addAll(line.above()));
        above.removeAll(facts.keySet());
        return above;
    }

    /**
     * Decides all under the stops above them.
     *
     * @param others the stops among {@link #undecidedAbove}
     */
    void outcomes(Map<LineId, Stop> others) {
        facts.keySet().stream()
                .sorted(Comparator.comparing(LineId::aidId))
                .forEach(line -> note(line, outcome(line, others)));
    }

    private LineRules.@Nullable Outcome outcome(LineId line, Map<LineId, Stop> others) {
        LineRules.Outcome alone = own.get(line);
        List<Stop> above = new ArrayList<>();
        for (LineId each : line.above()) {
            Stop stop = facts.containsKey(each) ? stopOf(each) : others.get(each);
            if (stop != null) {
                above.add(stop);
            }
        }
        return alone == null || above.isEmpty()
                ? alone
                : LineRules.decide(line, Objects.requireNonNull(facts.get(line)), above);
    }

    private void note(LineId line, LineRules.@Nullable Outcome outcome) {
        LineTable.Row row = before.get(line);
        LineState was = row == null ? null : row.state();
        LineState is = outcome == null ? null : outcome.state();
        if (!Objects.equals(was, is)) {
            LineTable.Cause cause = Objects.requireNonNull(causes.get(line));
            changes.add(new LineTable.Change(line, was, is, stopOf(line), cause));
        } else if (!Objects.equals(stopOf(line), storedStopOf(line))) {
            otherStopsAlone.put(line, stopOf(line));
        }
    }

    List<LineTable.Change> changes() {
        return List.copyOf(changes);
    }

    /** Lines that are another stop to those below, while nothing else about them has changed. */
    Map<LineId, @Nullable Stop> otherStopsAlone() {
        return otherStopsAlone;
    }

    /** How many lines were decided, changed or not. */
    int decided() {
        return facts.size();
    }
}
