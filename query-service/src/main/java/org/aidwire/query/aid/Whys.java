package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/** What a statement decides about a line, in words; nothing where it decides nothing. */
final class Whys {

    private final LineState state;
    private final LineRules rules;
    private final LineFacts facts;
    private final @Nullable Instant since;
    private final @Nullable String stopper;
    private final Map<String, Set<String>> named = new HashMap<>();

    /**
     * @param stopper the statement that wins on the line of the general stop; null without one
     */
    Whys(LineState state, LineRules rules, LineFacts facts, @Nullable String stopper) {
        this.state = state;
        this.rules = rules;
        this.facts = facts;
        this.since = rules.ownSince();
        this.stopper = stopper;
        figures();
        attributes();
        name(rules.winner().statementId());
        if (stopper != null) {
            name(stopper);
        }
    }

    /** Statements that decide something by themselves, not as part of a run. */
    Set<String> named() {
        return named.keySet();
    }

    /** Why a candidate of the line counts. */
    List<String> of(String id, Claim claim) {
        List<String> whys = new ArrayList<>();
        if (id.equals(rules.winner().statementId())) {
            whys.add("wins (R4)");
        }
        if (rules.isInRun(claim)) {
            whys.add("in the winner's run: since, origins and reports (R5, R9)");
        }
        if (rules.isReported(claim, state.reported())) {
            whys.add("said since, unconfirmed (R6)");
        }
        if (isOpenRequest(claim)) {
            whys.add("an open request");
        }
        if (state.status() == Status.PARTIALLY_DELIVERED && rules.isPromiseAfterDelivery(claim)) {
            whys.add("promised after the delivery (R8)");
        }
        whys.addAll(of(id));
        return whys;
    }

    private boolean isOpenRequest(Claim claim) {
        return state.openRequest() != null
                && claim.act() == Act.REQUEST
                && claim.order().isLaterThan(rules.winner().order());
    }

    /** Why a denial counts. */
    List<String> of(Denial denial) {
        List<String> whys = new ArrayList<>();
        if (Disputes.disputes(denial, facts, rules.winner().act(), since)) {
            whys.add("denies it (R11)");
        }
        whys.addAll(of(denial.statementId()));
        return whys;
    }

    /** Why any statement counts, for what it decides by itself. */
    List<String> of(String id) {
        Set<String> names = named.get(id);
        if (names == null) {
            return List.of();
        }
        List<String> whys = new ArrayList<>(names);
        if (id.equals(stopper)) {
            whys.add("the general stop of " + state.stoppedBy() + " (R13)");
        }
        return whys;
    }

    private void figures() {
        sums(state.amounts(), " sum (R7)");
        sums(state.quantities(), " count (R7)");
        for (Conflict conflict : state.conflicts()) {
            conflict.statementIds()
                    .forEach(id -> add(id, "a differing " + conflict.level() + " total (R7)"));
        }
        state.shared()
                .forEach(
                        shared ->
                                add(
                                        shared.statementId(),
                                        "a figure for several items, shown as shared (R7)"));
    }

    private void sums(Map<Act, List<Sum>> levels, String what) {
        levels.forEach(
                (level, sums) ->
                        sums.stream()
                                .flatMap(sum -> sum.parts().stream())
                                .forEach(
                                        part -> add(part.statementId(), "in the " + level + what)));
    }

    private void attributes() {
        for (LineFacts.Attribute attribute : LineFacts.Attribute.values()) {
            Candidate giver =
                    LineHistory.has(attribute).test(rules.winner())
                            ? rules.winner()
                            : facts.latestWith(attribute);
            if (giver != null) {
                add(giver.statementId(), "gives " + attribute.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void add(String id, String why) {
        name(id).add(why);
    }

    private Set<String> name(String id) {
        return named.computeIfAbsent(id, _ -> new LinkedHashSet<>());
    }
}
