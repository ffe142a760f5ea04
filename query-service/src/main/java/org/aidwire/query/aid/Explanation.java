package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.History.StatementView;
import org.jspecify.annotations.Nullable;

/**
 * Why a line stands where it stands: every statement that decides its status, since, counts,
 * amounts or an attribute, and every other one of the line, or of the pair as a whole, with the
 * rule that kept it out. Both by statement id.
 */
public record Explanation(
        String aidId,
        Status status,
        Rule rule,
        List<Used> used,
        List<Ignored> ignored,
        List<Conflict> conflicts) {

    public record Used(String statementId, String why) {}

    public record Ignored(String statementId, Rule rule, String why) {}

    public Explanation {
        used = List.copyOf(used);
        ignored = List.copyOf(ignored);
        conflicts = List.copyOf(conflicts);
    }

    /** Explains a line of a picture; null where the line is not on record. */
    public static @Nullable Explanation of(History.Picture picture, LineId line) {
        LineState state = picture.lines().get(line.aidId());
        if (state == null) {
            return null;
        }
        List<StatementView> ofLine = viewsOf(picture, line);
        LineRules rules = Objects.requireNonNull(LineRules.of(line, History.factsOf(ofLine)));
        Map<String, List<String>> reasons = new Reasons(picture, state, rules, ofLine).collect();
        List<Ignored> ignored = new ArrayList<>();
        for (StatementView view : picture.statements().values()) {
            Aid aid = view.statement().current().aid();
            boolean ofPair =
                    aid.donor().equals(line.donor()) && aid.recipient().equals(line.recipient());
            boolean concerns = ofPair && (aid.items().isEmpty() || LineId.of(aid).contains(line));
            if (concerns && !reasons.containsKey(view.statement().id())) {
                ignored.add(ignored(view, rules));
            }
        }
        List<Used> used = new ArrayList<>();
        reasons.forEach((id, whys) -> used.add(new Used(id, String.join("; ", whys))));
        used.sort(Comparator.comparing(Used::statementId, CreditedArticle::compareUtf8));
        ignored.sort(Comparator.comparing(Ignored::statementId, CreditedArticle::compareUtf8));
        return new Explanation(
                state.line().aidId(),
                state.status(),
                state.rule(),
                used,
                ignored,
                state.conflicts());
    }

    private static List<StatementView> viewsOf(History.Picture picture, LineId line) {
        return picture.statements().values().stream()
                .filter(view -> LineId.of(view.statement().current().aid()).contains(line))
                .toList();
    }

    private static Ignored ignored(StatementView view, LineRules rules) {
        String id = view.statement().id();
        if (view.verdict() instanceof Counting.Verdict.Discounted discounted) {
            return new Ignored(id, discounted.rule(), discounted.why());
        }
        return switch (Objects.requireNonNull(view.weight())) {
            case Weight.Mute mute -> new Ignored(id, mute.rule(), mute.why());
            case Weight.Denies denies ->
                    new Ignored(
                            id,
                            Rule.R11,
                            "denies "
                                    + denies.denial().act()
                                    + ", which does not dispute the status, or was taken back");
            case Weight.Moves moves when rules.isConfirmed() && !moves.candidate().confirmed() ->
                    new Ignored(id, Rule.R3, "unconfirmed, while a party to the aid has spoken");
            case Weight.Moves moves ->
                    new Ignored(
                            id,
                            Rule.R4,
                            moves.candidate().act()
                                    + " does not win beside "
                                    + rules.winner().act());
        };
    }

    /** Collects, statement by statement, what it decides. */
    private static final class Reasons {

        private final History.Picture picture;
        private final LineState state;
        private final LineRules rules;
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<Denial> denials = new ArrayList<>();
        private final LineFacts facts;
        private final Map<String, List<String>> reasons = new LinkedHashMap<>();

        Reasons(
                History.Picture picture,
                LineState state,
                LineRules rules,
                List<StatementView> ofLine) {
            this.picture = picture;
            this.state = state;
            this.rules = rules;
            this.facts = History.factsOf(ofLine);
            for (StatementView view : ofLine) {
                if (view.weight() instanceof Weight.Moves moves) {
                    candidates.add(moves.candidate());
                } else if (view.weight() instanceof Weight.Denies denies) {
                    denials.add(denies.denial());
                }
            }
        }

        Map<String, List<String>> collect() {
            add(rules.winner().statementId(), "wins (R4)");
            for (Candidate candidate : candidates) {
                if (rules.isInRun(candidate)) {
                    add(
                            candidate.statementId(),
                            "in the winner's run: since, origins and reports (R5, R9)");
                }
                if (rules.isReported(candidate, state.reported())) {
                    add(candidate.statementId(), "said since, unconfirmed (R6)");
                }
                if (isOpenRequest(candidate)) {
                    add(candidate.statementId(), "an open request");
                }
                if (state.status() == Status.PARTIALLY_DELIVERED
                        && rules.isPromiseAfterDelivery(candidate)) {
                    add(candidate.statementId(), "promised after the delivery (R8)");
                }
            }
            figures();
            attributes();
            denials.stream()
                    .filter(
                            denial ->
                                    Disputes.disputes(
                                            denial, facts, rules.winner().act(), rules.ownSince()))
                    .forEach(denial -> add(denial.statementId(), "denies it (R11)"));
            generalStop();
            return reasons;
        }

        private boolean isOpenRequest(Candidate candidate) {
            return state.openRequest() != null
                    && candidate.act() == Act.REQUEST
                    && candidate.isLaterThan(rules.winner().order());
        }

        private void figures() {
            state.amounts()
                    .forEach(
                            (level, sums) ->
                                    sums.forEach(
                                            sum ->
                                                    sum.parts()
                                                            .forEach(
                                                                    part ->
                                                                            add(
                                                                                    part
                                                                                            .statementId(),
                                                                                    "in the "
                                                                                            + level
                                                                                            + " sum (R7)"))));
            state.quantities()
                    .forEach(
                            (level, sums) ->
                                    sums.forEach(
                                            sum ->
                                                    sum.parts()
                                                            .forEach(
                                                                    part ->
                                                                            add(
                                                                                    part
                                                                                            .statementId(),
                                                                                    "in the "
                                                                                            + level
                                                                                            + " count (R7)"))));
            state.conflicts()
                    .forEach(
                            conflict ->
                                    conflict.statementIds()
                                            .forEach(
                                                    id ->
                                                            add(
                                                                    id,
                                                                    "a differing "
                                                                            + conflict.level()
                                                                            + " total (R7)")));
            state.shared()
                    .forEach(
                            shared ->
                                    add(
                                            shared.statementId(),
                                            "a figure for several items, shown as shared (R7)"));
        }

        private void attributes() {
            for (LineFacts.Attribute attribute : LineFacts.Attribute.values()) {
                Candidate giver =
                        LineHistory.has(attribute).test(rules.winner())
                                ? rules.winner()
                                : facts.latestWith(attribute);
                if (giver != null) {
                    add(
                            giver.statementId(),
                            "gives " + attribute.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }

        private void generalStop() {
            LineRules stop = stopRules();
            if (stop != null) {
                add(
                        stop.winner().statementId(),
                        "the general stop of " + state.stoppedBy() + " (R13)");
            }
        }

        private @Nullable LineRules stopRules() {
            LineState above =
                    state.stoppedBy() == null ? null : picture.lines().get(state.stoppedBy());
            return above == null
                    ? null
                    : LineRules.of(above.line(), History.factsOf(viewsOf(picture, above.line())));
        }

        private void add(String statementId, String why) {
            List<String> whys = reasons.computeIfAbsent(statementId, _ -> new ArrayList<>());
            if (!whys.contains(why)) {
                whys.add(why);
            }
        }
    }
}
