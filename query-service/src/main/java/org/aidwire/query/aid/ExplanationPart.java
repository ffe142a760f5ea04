package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.aidwire.query.aid.Explanation.Ignored;
import org.aidwire.query.aid.Explanation.Used;
import org.aidwire.query.aid.History.StatementView;
import org.jspecify.annotations.Nullable;

/**
 * A part of an {@link Explanation}, from a line's chronicle: what is not of the part is looked at
 * in brief, and never read.
 */
final class ExplanationPart {

    private final LineInTime moment;
    private final LineRules rules;
    private final Whys whys;
    private final Details details;

    private ExplanationPart(LineInTime moment, LineState state, LineRules rules, Details details) {
        this.moment = moment;
        this.rules = rules;
        this.details = details;
        LineRules stop = state.stoppedBy() == null ? null : moment.rulesOf(state.stoppedBy());
        this.whys =
                new Whys(
                        state,
                        rules,
                        Objects.requireNonNull(moment.own()),
                        stop == null ? null : stop.winner().statementId());
    }

    /** Null where the line is not on record. */
    static @Nullable Explanation of(
            LineInTime moment, Details details, Explanation.@Nullable Place after, int limit) {
        LineState state = moment.state();
        LineRules rules = moment.rules();
        if (state == null || rules == null) {
            return null;
        }
        ExplanationPart part = new ExplanationPart(moment, state, rules, details);
        List<Used> used = after != null && after.ignored() ? List.of() : part.used(after, limit);
        List<Ignored> ignored =
                part.ignored(
                        after != null && after.ignored() ? after.statementId() : null,
                        limit - used.size());
        return new Explanation(
                state.line().aidId(),
                state.status(),
                state.rule(),
                used,
                ignored,
                state.conflicts());
    }

    private List<Used> used(Explanation.@Nullable Place after, int limit) {
        String from = after == null ? null : after.statementId();
        TreeMap<String, Used> used = new TreeMap<>(CreditedArticle::compareUtf8);
        collect(own(), from, limit, (mention, _) -> used(mention))
                .forEach(each -> used.put(each.statementId(), each));
        for (String id : whys.named()) {
            if (!used.containsKey(id)
                    && (from == null || CreditedArticle.compareUtf8(id, from) > 0)) {
                List<String> why = whys.of(id);
                if (!why.isEmpty() && !own().holds(id)) {
                    used.put(id, new Used(id, String.join("; ", why)));
                }
            }
        }
        return used.values().stream().limit(limit).toList();
    }

    private @Nullable Used used(Mention mention) {
        List<String> why =
                switch (mention.kind()) {
                    case ABSENT, DISCOUNTED, MUTE -> whys.of(mention.statementId());
                    case DENIES -> whys.of(LineAt.denial(mention));
                    case MOVES -> whys.of(mention.statementId(), claim(mention));
                };
        return why.isEmpty() ? null : new Used(mention.statementId(), String.join("; ", why));
    }

    private static Claim claim(Mention mention) {
        return new Claim(
                Objects.requireNonNull(mention.act()), mention.confirmed(), mention.order());
    }

    private record Kept(Mention mention, @Nullable StatementView view) {}

    private List<Ignored> ignored(@Nullable String from, int limit) {
        List<Kept> kept =
                new ArrayList<>(
                        collect(
                                own(),
                                from,
                                limit,
                                (mention, view) ->
                                        used(mention) == null ? new Kept(mention, view) : null));
        LineAt ofPair = moment.ofPair();
        if (ofPair != null) {
            kept.addAll(collect(ofPair, from, limit, Kept::new));
        }
        kept.sort(Comparator.comparing(Kept::mention, Chronicle.BY_ID));
        List<Kept> part = kept.stream().limit(limit).toList();
        details.expect(
                part.stream().filter(each -> each.view() == null).map(Kept::mention).toList());
        return part.stream().map(this::ignored).toList();
    }

    private Ignored ignored(Kept kept) {
        if (kept.view() != null) {
            return Explanation.ignored(kept.view(), rules);
        }
        Mention mention = kept.mention();
        String id = mention.statementId();
        return switch (mention.kind()) {
            case ABSENT, DISCOUNTED, MUTE -> {
                Details.Reason reason = details.reason(mention);
                yield new Ignored(id, reason.rule(), reason.why());
            }
            case DENIES -> Explanation.ignoredDenial(id, Objects.requireNonNull(mention.act()));
            case MOVES -> Explanation.ignoredMove(id, claim(mention), rules);
        };
    }

    private LineAt own() {
        return Objects.requireNonNull(moment.own());
    }

    /** The first of a line's statements after an id that are wanted, as they were then. */
    private static <T> List<T> collect(
            LineAt line,
            @Nullable String from,
            int limit,
            BiFunction<Mention, @Nullable StatementView, @Nullable T> wanted) {
        List<Mention> byId = line.byId();
        List<T> found = new ArrayList<>();
        for (int i = after(byId, from); i < byId.size() && found.size() < limit; i++) {
            Mention mention = line.thenOf(byId.get(i));
            if (mention != null && mention.kind() != Mention.Kind.ABSENT) {
                T each = wanted.apply(mention, line.viewOf(mention.statementId()));
                if (each != null) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private static int after(List<Mention> byId, @Nullable String from) {
        if (from == null) {
            return 0;
        }
        int low = 0;
        int high = byId.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (CreditedArticle.compareUtf8(byId.get(middle).statementId(), from) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
