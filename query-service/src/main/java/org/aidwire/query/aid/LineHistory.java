package org.aidwire.query.aid;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.jspecify.annotations.Nullable;

/** A line's facts, read off its whole history: the reference for every other way of answering. */
final class LineHistory implements LineFacts {

    private final List<Candidate> latestFirst;
    private final Map<Act, List<Candidate>> byAct;
    private final List<Denial> denials;

    LineHistory(Collection<Candidate> candidates, Collection<Denial> denials) {
        this.latestFirst = candidates.stream().sorted(Candidate.LATEST).toList();
        this.byAct = latestFirst.stream().collect(Collectors.groupingBy(Candidate::act));
        this.denials = List.copyOf(denials);
    }

    @Override
    public @Nullable Candidate latest(Pool pool, Act act) {
        return first(of(pool, act));
    }

    @Override
    public @Nullable Candidate latestUnqualified(Pool pool, Act act) {
        return first(of(pool, act).filter(each -> each.qualifier() == null));
    }

    @Override
    public @Nullable Candidate latestWith(Attribute attribute) {
        return first(latestFirst.stream().filter(has(attribute)));
    }

    @Override
    public @Nullable Instant earliestDated(Pool pool, Act act, @Nullable EffectiveOrder after) {
        return of(pool, act)
                .filter(each -> each.isLaterThan(after))
                .map(each -> each.order().time())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public Tally tally(Act act, @Nullable EffectiveOrder after) {
        return tally(Pool.ALL, act, after);
    }

    @Override
    public Tally unconfirmedTally(Act act, @Nullable EffectiveOrder after) {
        return tally(Pool.UNCONFIRMED, act, after);
    }

    private Tally tally(Pool pool, Act act, @Nullable EffectiveOrder after) {
        List<Candidate> run = of(pool, act).filter(each -> each.isLaterThan(after)).toList();
        return new Tally(
                distinct(run.stream().map(Candidate::origin)),
                distinct(run.stream().map(Candidate::report)));
    }

    @Override
    public List<Candidate> figures(Act lowest, @Nullable EffectiveOrder after) {
        return latestFirst.stream()
                .filter(Retelling::isMeasured)
                .filter(each -> each.act().compareTo(lowest) >= 0 && each.isLaterThan(after))
                .toList();
    }

    @Override
    public List<Denial> denials() {
        return denials;
    }

    @Override
    public @Nullable EffectiveOrder lastOnRecord(String party, Act act) {
        Candidate last =
                first(of(Pool.ALL, act).filter(each -> party.equals(each.onRecordParty())));
        return last == null ? null : last.order();
    }

    static Predicate<Candidate> has(Attribute attribute) {
        return switch (attribute) {
            case CHANNEL -> each -> each.aid().channel() != null;
            case SUPPLIER -> each -> each.aid().supplier() != null;
            case BENEFICIARIES -> each -> !each.aid().beneficiaries().isEmpty();
            case TERMS -> each -> each.aid().terms() != Aid.Terms.UNKNOWN;
        };
    }

    private Stream<Candidate> of(Pool pool, Act act) {
        return byAct.getOrDefault(act, List.of()).stream()
                .filter(
                        each ->
                                switch (pool) {
                                    case CONFIRMED -> each.confirmed();
                                    case UNCONFIRMED -> !each.confirmed();
                                    case ALL -> true;
                                });
    }

    private static @Nullable Candidate first(Stream<Candidate> candidates) {
        return candidates.findFirst().orElse(null);
    }

    private static int distinct(Stream<@Nullable String> names) {
        return (int) names.filter(Objects::nonNull).distinct().count();
    }
}
