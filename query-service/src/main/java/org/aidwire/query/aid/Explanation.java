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

    /**
     * Where a part of it goes on: after this statement.
     *
     * @param ignored whether among the ignored, which come after all that is used
     */
    public record Place(boolean ignored, String statementId) {}

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

    static Ignored ignored(StatementView view, LineRules rules) {
        String id = view.statement().id();
        if (view.verdict() instanceof Counting.Verdict.Discounted discounted) {
            return new Ignored(id, discounted.rule(), discounted.why());
        }
        return switch (Objects.requireNonNull(view.weight())) {
            case Weight.Mute mute -> new Ignored(id, mute.rule(), mute.why());
            case Weight.Denies denies -> ignoredDenial(id, denies.denial().act());
            case Weight.Moves moves -> ignoredMove(id, Claim.of(moves.candidate()), rules);
        };
    }

    static Ignored ignoredDenial(String id, Act denied) {
        return new Ignored(
                id,
                Rule.R11,
                "denies " + denied + ", which does not dispute the status, or was taken back");
    }

    static Ignored ignoredMove(String id, Claim claim, LineRules rules) {
        return rules.isConfirmed() && !claim.confirmed()
                ? new Ignored(id, Rule.R3, "unconfirmed, while a party to the aid has spoken")
                : new Ignored(
                        id, Rule.R4, claim.act() + " does not win beside " + rules.winner().act());
    }

    /** Collects, statement by statement, what it decides. */
    private static final class Reasons {

        private final History.Picture picture;
        private final LineState state;
        private final LineRules rules;
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<Denial> denials = new ArrayList<>();
        private final LineFacts facts;

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
            LineRules stop = stopRules();
            Whys whys =
                    new Whys(
                            state, rules, facts, stop == null ? null : stop.winner().statementId());
            Map<String, List<String>> reasons = new LinkedHashMap<>();
            whys.named().forEach(id -> reasons.put(id, whys.of(id)));
            candidates.forEach(
                    each ->
                            reasons.put(
                                    each.statementId(),
                                    whys.of(each.statementId(), Claim.of(each))));
            denials.forEach(each -> reasons.put(each.statementId(), whys.of(each)));
            reasons.values().removeIf(List::isEmpty);
            return reasons;
        }

        private @Nullable LineRules stopRules() {
            LineState above =
                    state.stoppedBy() == null ? null : picture.lines().get(state.stoppedBy());
            return above == null
                    ? null
                    : LineRules.of(above.line(), History.factsOf(viewsOf(picture, above.line())));
        }
    }
}
