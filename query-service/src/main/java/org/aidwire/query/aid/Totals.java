package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.jspecify.annotations.Nullable;

/**
 * R7 over many lines. Levels are never added up, since what is delivered was promised before; nor
 * are currencies, nor what is estimated with what is reported.
 *
 * <p>A statement with several items stands in no line's sum. Here it counts once, and what is told
 * of one pair, period and set of items is settled as on a line.
 */
public final class Totals {

    /** What may be told apart beside level, currency and basis, which always are. */
    public enum By {
        DONOR,
        RECIPIENT,
        ITEM,
        CATEGORY,
        LEVEL,
        CURRENCY,
        PERIOD
    }

    /**
     * What a row is about; null where it is not told apart, or is not one: the item of a statement
     * with several, a line without a period.
     */
    public record Subject(
            @Nullable String donor,
            @Nullable String recipient,
            @Nullable String item,
            Item.@Nullable Category category,
            @Nullable Integer period,
            Act level,
            String currency,
            Aid.Amount.Basis basis) {}

    public record Row(Subject subject, BigDecimal value, List<Part> parts) {}

    /**
     * @param aidId null where a statement speaks of several lines
     * @param sharedBy those lines
     */
    public record Part(
            @Nullable String aidId, String statementId, BigDecimal value, List<String> sharedBy) {}

    private record Group(
            String donor,
            String recipient,
            @Nullable Integer period,
            List<String> items,
            Act level) {}

    private final Set<By> by;
    private final Map<Subject, List<Part>> parts = new LinkedHashMap<>();

    private Totals(Set<By> by) {
        this.by = by;
    }

    /**
     * @param lines all lines that may share a statement with a wanted one
     * @param wanted a statement with several items counts where all lines that show it are wanted
     * @param candidates what the statements shown as shared say, by id
     */
    public static List<Row> of(
            Collection<LineState> lines,
            Predicate<LineState> wanted,
            Map<String, Candidate> candidates,
            Set<By> by) {
        Totals totals = new Totals(by);
        Map<String, Boolean> shared = new TreeMap<>(CreditedArticle::compareUtf8);
        for (LineState line : lines) {
            boolean isWanted = wanted.test(line);
            line.shared()
                    .forEach(
                            each ->
                                    shared.merge(
                                            each.statementId(), isWanted, Boolean::logicalAnd));
            if (isWanted) {
                totals.add(line);
            }
        }
        shared.values().removeIf(allWanted -> !allWanted);
        totals.addShared(
                shared.keySet().stream()
                        .map(candidates::get)
                        .filter(Objects::nonNull)
                        .filter(each -> each.aid().amount() != null)
                        .toList());
        return totals.rows();
    }

    private void add(LineState state) {
        state.amounts()
                .forEach((level, sums) -> sums.forEach(sum -> add(state.line(), level, sum)));
    }

    private void add(LineId line, Act level, Sum sum) {
        Group group =
                new Group(
                        line.donor(), line.recipient(), line.period(), List.of(line.item()), level);
        String aidId = line.aidId();
        add(
                subject(group, sum),
                sum.parts().stream()
                        .map(part -> new Part(aidId, part.statementId(), part.value(), List.of()))
                        .toList());
    }

    private void addShared(List<Candidate> shared) {
        Map<Group, List<Candidate>> groups = new LinkedHashMap<>();
        shared.forEach(
                each ->
                        groups.computeIfAbsent(
                                        new Group(
                                                each.aid().donor(),
                                                each.aid().recipient(),
                                                each.aid().period(),
                                                each.aid().items().stream().sorted().toList(),
                                                each.act()),
                                        _ -> new ArrayList<>())
                                .add(each));
        groups.forEach(
                (group, told) ->
                        LineSums.money(told)
                                .forEach(
                                        total ->
                                                add(
                                                        subject(group, total.sum()),
                                                        sharedParts(group, total.sum()))));
    }

    private static List<Part> sharedParts(Group group, Sum sum) {
        List<String> lines =
                group.items().stream()
                        .map(
                                item ->
                                        new LineId(
                                                        group.donor(),
                                                        group.recipient(),
                                                        item,
                                                        group.period())
                                                .aidId())
                        .toList();
        return sum.parts().stream()
                .map(part -> new Part(null, part.statementId(), part.value(), lines))
                .toList();
    }

    private Subject subject(Group group, Sum sum) {
        List<Item.Category> categories =
                group.items().stream().map(Items.INSTANCE::category).distinct().toList();
        return new Subject(
                by.contains(By.DONOR) ? group.donor() : null,
                by.contains(By.RECIPIENT) ? group.recipient() : null,
                by.contains(By.ITEM) ? theOnly(group.items()) : null,
                by.contains(By.CATEGORY) ? theOnly(categories) : null,
                by.contains(By.PERIOD) ? group.period() : null,
                group.level(),
                sum.measure(),
                sum.basis());
    }

    private static <T> @Nullable T theOnly(List<T> values) {
        return values.size() == 1 ? values.getFirst() : null;
    }

    private void add(Subject subject, List<Part> more) {
        parts.computeIfAbsent(subject, _ -> new ArrayList<>()).addAll(more);
    }

    private List<Row> rows() {
        return parts.entrySet().stream()
                .map(
                        each ->
                                new Row(
                                        each.getKey(),
                                        each.getValue().stream()
                                                .map(Part::value)
                                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                                        each.getValue()))
                .toList();
    }
}
