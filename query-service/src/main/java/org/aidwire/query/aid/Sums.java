package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.aidwire.contract.Aid;
import org.jspecify.annotations.Nullable;

/** R7: what is said of one level of a line, added up by currency or unit. */
final class Sums {

    /**
     * One statement's figure.
     *
     * @param measure the currency, or the unit of a quantity (empty where it names none)
     */
    private record Figure(
            Candidate from,
            String measure,
            BigDecimal value,
            boolean estimated,
            Aid.Extent extent) {

        /** Equal figures have equal keys, however many zeros they are written with. */
        BigDecimal plain() {
            return value.stripTrailingZeros();
        }
    }

    /** A sum with the parts that it is made of. */
    record Total(Sum sum, List<Conflict> conflicts) {}

    private static final Comparator<Figure> LATEST =
            Comparator.comparing(Figure::from, Candidate.LATEST);
    private static final Comparator<Figure> EARLIEST =
            Comparator.comparing((Figure figure) -> figure.from().order())
                    .thenComparing(
                            figure -> figure.from().statementId(), CreditedArticle::compareUtf8);

    private Sums() {}

    /** The sums of money in candidates of one level, by currency. */
    static List<Total> money(Collection<Candidate> candidates) {
        List<Figure> figures = new ArrayList<>();
        for (Candidate each : candidates) {
            Aid.Amount amount = each.aid().amount();
            if (amount != null) {
                figures.add(
                        new Figure(
                                each,
                                amount.currency(),
                                amount.value(),
                                amount.basis() == Aid.Amount.Basis.ESTIMATED,
                                amount.extent()));
            }
        }
        return byMeasure(figures);
    }

    /**
     * The sums of goods in candidates of one level, by unit. A quantity without a count is in no
     * sum.
     */
    static List<Total> goods(Collection<Candidate> candidates) {
        List<Figure> figures = new ArrayList<>();
        for (Candidate each : candidates) {
            Aid.Quantity quantity = each.aid().quantity();
            if (quantity != null && quantity.count() != null) {
                figures.add(
                        new Figure(
                                each,
                                Objects.requireNonNullElse(quantity.unit(), ""),
                                quantity.count(),
                                false,
                                quantity.extent()));
            }
        }
        return byMeasure(figures);
    }

    private static List<Total> byMeasure(List<Figure> figures) {
        Map<String, List<Figure>> byMeasure = new TreeMap<>();
        figures.forEach(
                figure ->
                        byMeasure
                                .computeIfAbsent(figure.measure(), _ -> new ArrayList<>())
                                .add(figure));
        return byMeasure.values().stream().map(Sums::add).toList();
    }

    private static Total add(List<Figure> figures) {
        List<Figure> totals = standingTotals(figures);
        Figure chosen = totals.isEmpty() ? null : totals.getFirst();
        List<Figure> summed = new ArrayList<>();
        if (chosen != null) {
            summed.add(chosen);
        }
        settledParts(figures).stream()
                .filter(part -> chosen == null || part.from().isLaterThan(chosen.from().order()))
                .sorted(EARLIEST)
                .forEach(summed::add);
        BigDecimal value =
                summed.stream().map(Figure::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        Sum sum =
                new Sum(
                        figures.getFirst().measure(),
                        value,
                        basis(summed.stream().anyMatch(Figure::estimated)),
                        summed.stream()
                                .map(part -> new Sum.Part(part.from().statementId(), part.value()))
                                .toList());
        return new Total(sum, chosen == null ? List.of() : conflicts(chosen, totals));
    }

    /**
     * Of each origin only its latest TOTAL stands, all unnamed origins being one; the latest of all
     * first.
     */
    private static List<Figure> standingTotals(List<Figure> figures) {
        Map<@Nullable String, Figure> byOrigin = new HashMap<>();
        figures.stream()
                .filter(figure -> figure.extent() == Aid.Extent.TOTAL)
                .sorted(LATEST)
                .forEach(figure -> byOrigin.putIfAbsent(figure.from().origin(), figure));
        return byOrigin.values().stream().sorted(LATEST).toList();
    }

    /**
     * PARTs that are told more than once are one: by package the latest, by value and day the
     * earliest.
     */
    private static List<Figure> settledParts(List<Figure> figures) {
        Map<String, Figure> packages = new LinkedHashMap<>();
        Map<Dated, Figure> dated = new LinkedHashMap<>();
        Map<BigDecimal, Figure> undated = new LinkedHashMap<>();
        for (Figure figure : figures.stream().sorted(EARLIEST).toList()) {
            if (figure.extent() == Aid.Extent.TOTAL) {
                continue;
            }
            String label = figure.from().aid().packageLabel();
            LocalDate day = figure.from().day();
            if (label != null) {
                packages.merge(label, figure, (a, b) -> LATEST.compare(a, b) <= 0 ? a : b);
            } else if (day != null) {
                dated.putIfAbsent(new Dated(figure.plain(), day), figure);
            } else {
                undated.putIfAbsent(figure.plain(), figure);
            }
        }
        Set<BigDecimal> datedValues = new HashSet<>();
        dated.keySet().forEach(key -> datedValues.add(key.value()));
        List<Figure> parts = new ArrayList<>(packages.values());
        parts.addAll(dated.values());
        undated.forEach(
                (value, figure) -> {
                    if (!datedValues.contains(value)) {
                        parts.add(figure);
                    }
                });
        return parts;
    }

    private record Dated(BigDecimal value, LocalDate day) {}

    private static List<Conflict> conflicts(Figure chosen, List<Figure> totals) {
        record Key(BigDecimal value, boolean estimated) {}
        Map<Key, List<String>> differing = new LinkedHashMap<>();
        totals.stream()
                .filter(total -> total.value().compareTo(chosen.value()) != 0)
                .forEach(
                        total ->
                                differing
                                        .computeIfAbsent(
                                                new Key(total.plain(), total.estimated()),
                                                _ -> new ArrayList<>())
                                        .add(total.from().statementId()));
        List<Conflict> conflicts = new ArrayList<>();
        differing.forEach(
                (key, ids) ->
                        conflicts.add(
                                new Conflict(
                                        chosen.from().act(),
                                        key.value(),
                                        chosen.measure(),
                                        basis(key.estimated()),
                                        ids.stream()
                                                .sorted(CreditedArticle::compareUtf8)
                                                .toList())));
        conflicts.sort(Comparator.comparing(Conflict::value).thenComparing(Conflict::basis));
        return conflicts;
    }

    private static Aid.Amount.Basis basis(boolean estimated) {
        return estimated ? Aid.Amount.Basis.ESTIMATED : Aid.Amount.Basis.REPORTED;
    }
}
