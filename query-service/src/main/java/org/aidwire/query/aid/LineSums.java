package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.LineFacts.Pool;
import org.jspecify.annotations.Nullable;

/** R7 over the four levels of a line, and what R8 compares. */
record LineSums(
        Map<Act, List<Sum>> amounts,
        Map<Act, List<Sum>> quantities,
        List<LineState.Shared> shared,
        List<Conflict> conflicts,
        Delivery delivery) {

    static final List<Act> LEVELS = List.of(Act.PLEDGE, Act.COMMIT, Act.ALLOCATE, Act.DELIVER);

    /** R8: how the delivered sums stand to the promised ones. */
    enum Delivery {
        SHORT,
        FULL,
        INCOMPARABLE
    }

    static LineSums of(LineFacts facts, Pool winners, @Nullable EffectiveOrder lastReversal) {
        Map<Act, List<Sum>> amounts = new EnumMap<>(Act.class);
        Map<Act, List<Sum>> quantities = new EnumMap<>(Act.class);
        List<LineState.Shared> shared = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        List<Candidate> promised = facts.figures(LEVELS.getFirst(), lastReversal);
        List<Candidate> delivered =
                lastReversal == null ? promised : facts.figures(Act.DELIVER, null);
        for (Act level : LEVELS) {
            List<Candidate> kept = at(level, level == Act.DELIVER ? delivered : promised);
            List<Candidate> single = kept.stream().filter(LineSums::isForOneItem).toList();
            money(single)
                    .forEach(
                            total -> {
                                amounts.computeIfAbsent(level, _ -> new ArrayList<>())
                                        .add(total.sum());
                                conflicts.addAll(total.conflicts());
                            });
            goods(single)
                    .forEach(
                            total ->
                                    quantities
                                            .computeIfAbsent(level, _ -> new ArrayList<>())
                                            .add(total.sum()));
            kept.stream()
                    .filter(each -> !isForOneItem(each))
                    .sorted(Candidate.LATEST)
                    .forEach(
                            each ->
                                    shared.add(
                                            new LineState.Shared(
                                                    each.statementId(),
                                                    level,
                                                    each.aid().items(),
                                                    each.aid().amount(),
                                                    each.aid().quantity())));
        }
        List<Candidate> ofClass =
                promised.stream()
                        .filter(LineSums::isForOneItem)
                        .filter(each -> each.confirmed() == (winners == Pool.CONFIRMED))
                        .toList();
        return new LineSums(amounts, quantities, shared, conflicts, delivery(ofClass));
    }

    private static List<Candidate> at(Act level, List<Candidate> candidates) {
        return candidates.stream().filter(each -> each.act() == level).toList();
    }

    /** The confirmed ones of those with an amount, else all. */
    static List<Sums.Total> money(List<Candidate> candidates) {
        return Sums.money(
                confirmedElseAll(
                        candidates.stream().filter(each -> each.aid().amount() != null).toList()));
    }

    /** The confirmed ones of those with a quantity, else all; what has no count is in no sum. */
    private static List<Sums.Total> goods(List<Candidate> candidates) {
        return Sums.goods(
                confirmedElseAll(
                        candidates.stream()
                                .filter(each -> each.aid().quantity() != null)
                                .toList()));
    }

    private static List<Candidate> confirmedElseAll(List<Candidate> candidates) {
        List<Candidate> confirmed = candidates.stream().filter(Candidate::confirmed).toList();
        return confirmed.isEmpty() ? candidates : confirmed;
    }

    private static boolean isForOneItem(Candidate candidate) {
        return candidate.aid().items().size() == 1;
    }

    private static Delivery delivery(List<Candidate> ofClass) {
        Delivery money = compare(ofClass, Sums::money);
        Delivery goods = compare(ofClass, Sums::goods);
        if (money == Delivery.SHORT || goods == Delivery.SHORT) {
            return Delivery.SHORT;
        }
        return money == Delivery.FULL || goods == Delivery.FULL
                ? Delivery.FULL
                : Delivery.INCOMPARABLE;
    }

    /** Promised is COMMIT's sum, else ALLOCATE's, else PLEDGE's, in the same currency or unit. */
    private static Delivery compare(
            List<Candidate> ofClass, Function<Collection<Candidate>, List<Sums.Total>> sums) {
        Delivery found = Delivery.INCOMPARABLE;
        for (Sums.Total delivered : sums.apply(at(Act.DELIVER, ofClass))) {
            BigDecimal promised = null;
            for (Act level : List.of(Act.COMMIT, Act.ALLOCATE, Act.PLEDGE)) {
                for (Sums.Total total : sums.apply(at(level, ofClass))) {
                    if (promised == null
                            && total.sum().measure().equals(delivered.sum().measure())) {
                        promised = total.sum().value();
                    }
                }
            }
            if (promised != null) {
                boolean isShort = delivered.sum().value().compareTo(promised) < 0;
                found = isShort || found == Delivery.SHORT ? Delivery.SHORT : Delivery.FULL;
            }
        }
        return found;
    }
}
