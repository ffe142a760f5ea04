package org.aidwire.query.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aidwire.contract.Aid;
import org.aidwire.query.view.AidStatus;

/**
 * The sums of some lines as a chart for each currency: no bar is ever converted into another money.
 * What one statement says of several items at once has a bar of its own, once.
 */
record Totals(String currency, List<Bar> bars) {

    /** The length of the longest bar. */
    private static final int LONGEST = 300;

    private static final int SHORTEST = 2;

    /**
     * @param length in the units of the drawing
     */
    record Bar(
            String label,
            String level,
            String levelStyle,
            String value,
            boolean estimated,
            int length) {}

    private record Sum(
            String label,
            org.aidwire.contract.Act level,
            BigDecimal value,
            Aid.Amount.Basis basis) {}

    static List<Totals> of(Collection<AidStatus> lines) {
        Map<String, List<Sum>> byCurrency = new TreeMap<>();
        Map<String, Sum> sharedOnce = new TreeMap<>();
        for (AidStatus line : lines) {
            String label = line.item().name() + (line.period() == null ? "" : " " + line.period());
            line.amounts()
                    .forEach(
                            (level, sums) ->
                                    sums.forEach(
                                            sum ->
                                                    byCurrency
                                                            .computeIfAbsent(
                                                                    sum.currency(),
                                                                    _ -> new ArrayList<>())
                                                            .add(
                                                                    new Sum(
                                                                            label,
                                                                            level,
                                                                            sum.value(),
                                                                            sum.basis()))));
            line.shared()
                    .forEach(
                            shared -> {
                                Aid.Amount amount = shared.amount();
                                if (amount != null
                                        && sharedOnce.put(
                                                        shared.statementId(),
                                                        new Sum(
                                                                "Several items",
                                                                shared.level(),
                                                                amount.value(),
                                                                amount.basis()))
                                                == null) {
                                    byCurrency
                                            .computeIfAbsent(
                                                    amount.currency(), _ -> new ArrayList<>())
                                            .add(sharedOnce.get(shared.statementId()));
                                }
                            });
        }
        return byCurrency.entrySet().stream()
                .map(each -> new Totals(each.getKey(), bars(each.getValue())))
                .toList();
    }

    private static List<Bar> bars(List<Sum> sums) {
        BigDecimal most = sums.stream().map(Sum::value).reduce(BigDecimal.ONE, BigDecimal::max);
        return sums.stream()
                .map(
                        sum ->
                                new Bar(
                                        sum.label(),
                                        Words.of(sum.level()),
                                        Words.style(sum.level()),
                                        Words.number(sum.value()),
                                        sum.basis() == Aid.Amount.Basis.ESTIMATED,
                                        Math.max(
                                                SHORTEST,
                                                sum.value()
                                                        .multiply(BigDecimal.valueOf(LONGEST))
                                                        .divide(most, 0, RoundingMode.HALF_UP)
                                                        .intValue())))
                .toList();
    }
}
