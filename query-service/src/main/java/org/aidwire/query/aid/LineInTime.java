package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.query.aid.History.StatementView;
import org.jspecify.annotations.Nullable;

/**
 * A line and those above it (R13), as they stood at one time. What {@link History#at} says of the
 * line, without folding the whole history of its pair.
 */
public final class LineInTime {

    /** What the statements in doubt were at a time: a fold of their versions. */
    public interface Resolver {

        /** These will be asked for, so that they can be read together. */
        void expect(Collection<String> statementIds);

        /** When something was recorded, or lifted, on which the standing of this one may rest. */
        Collection<Instant> timesOf(String statementId);

        /**
         * @return those of them that were on record then, and maybe others
         */
        Collection<StatementView> at(Set<String> statementIds, Instant time);
    }

    /**
     * What it is read from.
     *
     * @param chronicles of the line and of those above it, where anything was said on them
     * @param ofPair the pair's statements without items; null where there are none, or they are of
     *     no account
     */
    public record Sources(
            LineId line,
            Map<LineId, Chronicle> chronicles,
            @Nullable Chronicle ofPair,
            Details details,
            Resolver resolver) {}

    private final LineId line;
    private final Map<LineId, LineAt> facts = new LinkedHashMap<>();
    private final @Nullable LineAt ofPair;

    /**
     * @param time only what was recorded by then; {@link Instant#MAX} for all that is stored
     * @param at only what was effective by then; null for all
     */
    LineInTime(Sources sources, Instant time, @Nullable Instant at) {
        this.line = sources.line();
        Set<String> inDoubt = new HashSet<>();
        List<LineId> lines = new ArrayList<>(List.of(line));
        lines.addAll(line.above());
        for (LineId each : lines) {
            Chronicle chronicle = sources.chronicles().get(each);
            if (chronicle != null) {
                facts.put(each, new LineAt(each, chronicle, time, at, sources.details()));
                inDoubt.addAll(chronicle.inDoubtAt(time));
            }
        }
        this.ofPair =
                sources.ofPair() == null
                        ? null
                        : new LineAt(null, sources.ofPair(), time, at, sources.details());
        if (sources.ofPair() != null) {
            inDoubt.addAll(sources.ofPair().inDoubtAt(time));
        }
        setApart(inDoubt, time, sources.resolver());
        facts.values().forEach(LineAt::expectHeads);
    }

    /** The line at a cut. */
    public static @Nullable LineState state(Sources sources, Cut cut) {
        return new LineInTime(sources, timeOf(cut), cut.at()).state();
    }

    /**
     * A part of {@link Explanation#of}; null where the line is not on record.
     *
     * @param after where it goes on; null from the start
     * @param limit at most so many entries
     */
    public static @Nullable Explanation explain(
            Sources sources, Cut cut, Explanation.@Nullable Place after, int limit) {
        return ExplanationPart.of(
                new LineInTime(sources, timeOf(cut), cut.at()), sources.details(), after, limit);
    }

    private static Instant timeOf(Cut cut) {
        return cut.asOf() == null ? Instant.MAX : cut.asOf();
    }

    /** Folds those in doubt, and sets them apart. */
    void setApart(Set<String> inDoubt, Instant time, Resolver resolver) {
        Collection<StatementView> resolved =
                inDoubt.isEmpty()
                        ? List.of()
                        : resolver.at(inDoubt, time).stream()
                                .filter(view -> inDoubt.contains(view.statement().id()))
                                .toList();
        facts.values().forEach(each -> each.setApart(resolved));
        if (ofPair != null) {
            ofPair.setApart(resolved);
        }
    }

    @Nullable LineAt ofPair() {
        return ofPair;
    }

    Map<LineId, LineAt> facts() {
        return facts;
    }

    @Nullable LineAt own() {
        return facts.get(line);
    }

    /** Null where the line is not on record. */
    @Nullable LineState state() {
        LineAt own = own();
        if (own == null) {
            return null;
        }
        LineRules rules = LineRules.of(line, own);
        return rules == null ? null : rules.outcome(stops()).state();
    }

    private List<GeneralStops.Stop> stops() {
        List<GeneralStops.Stop> stops = new ArrayList<>();
        for (LineId each : line.above()) {
            LineAt ofThis = facts.get(each);
            LineRules rules = ofThis == null ? null : LineRules.of(each, ofThis);
            GeneralStops.Stop stop = rules == null ? null : rules.stop();
            if (stop != null) {
                stops.add(stop);
            }
        }
        return stops;
    }

    /** The rules of the line itself; null where it is not on record. */
    @Nullable LineRules rules() {
        LineAt own = own();
        return own == null ? null : LineRules.of(line, own);
    }

    /** The rules of the line that stops this one. */
    @Nullable LineRules rulesOf(String aidId) {
        for (Map.Entry<LineId, LineAt> each : facts.entrySet()) {
            if (each.getKey().aidId().equals(aidId)) {
                return LineRules.of(each.getKey(), each.getValue());
            }
        }
        return null;
    }
}
