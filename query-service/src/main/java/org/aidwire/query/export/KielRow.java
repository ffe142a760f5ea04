package org.aidwire.query.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Status;
import org.aidwire.query.aid.Sum;
import org.jspecify.annotations.Nullable;

/**
 * A row of the main table of Kiel's Ukraine Support Tracker, in its columns as far as they have
 * something to say here.
 *
 * @param totalEur null unless the money was told in euros: nothing is converted
 */
record KielRow(
        @JsonProperty("activity_id") String activityId,
        @JsonProperty("sub_activity_id") String subActivityId,
        @JsonProperty("donor") String donor,
        @JsonProperty("announcement_date") @Nullable LocalDate announced,
        @JsonProperty("aid_type_general") String general,
        @JsonProperty("aid_type_specific") String specific,
        @JsonProperty("explanation") String explanation,
        @JsonProperty("measure") String measure,
        @JsonProperty("item") String item,
        @JsonProperty("item_type") String itemType,
        @JsonProperty("item_numb") @Nullable BigDecimal number,
        @JsonProperty("item_numb_deliv") @Nullable BigDecimal numberDelivered,
        @JsonProperty("source_reported_value") @Nullable BigDecimal value,
        @JsonProperty("reporting_currency") @Nullable String currency,
        @JsonProperty("tot_activity_value_EUR") @Nullable BigDecimal totalEur,
        @JsonProperty("tot_value_deliv_EUR") @Nullable BigDecimal deliveredEur) {

    static Exported<KielRow> of(ExportedLine line) {
        if (!line.id().recipient().equals("UA")) {
            return Exported.nothing(
                    "recipient " + line.id().recipient(), "the tracker is Ukraine's");
        }
        return switch (line.state().status()) {
            case PLEDGED, COMMITTED, ALLOCATED, PARTIALLY_DELIVERED, DELIVERED ->
                    rows(line, line.state(), false);
            case WITHDRAWN -> withdrawn(line);
            case REQUESTED, CONSIDERING, DECLINED, REJECTED, SUSPENDED ->
                    Exported.nothing(
                            "status " + line.state().status(),
                            "the tracker has commitments, allocations and deliveries");
        };
    }

    private static Exported<KielRow> withdrawn(ExportedLine line) {
        LineState before = line.before();
        if (before == null || measure(before.status()) == null || sums(before).isEmpty()) {
            return Exported.nothing(
                    "status WITHDRAWN",
                    "a negative row takes an amount back, and none is on record before it");
        }
        return rows(line, before, true);
    }

    private static @Nullable String measure(Status status) {
        return switch (status) {
            case PLEDGED, COMMITTED -> "Commitment";
            case ALLOCATED, PARTIALLY_DELIVERED -> "Allocation";
            case DELIVERED -> "delivered";
            case REQUESTED, CONSIDERING, DECLINED, REJECTED, SUSPENDED, WITHDRAWN -> null;
        };
    }

    /** What the row stands for; of a part delivery what was set aside, where that is known. */
    private static List<Sum> sums(LineState state) {
        return ExportedLine.sums(state.amounts(), level(state));
    }

    private static Act level(LineState state) {
        return switch (state.status()) {
            case PLEDGED -> Act.PLEDGE;
            case COMMITTED -> Act.COMMIT;
            case ALLOCATED -> Act.ALLOCATE;
            case PARTIALLY_DELIVERED ->
                    state.amounts().containsKey(Act.ALLOCATE)
                                    || state.quantities().containsKey(Act.ALLOCATE)
                            ? Act.ALLOCATE
                            : Act.DELIVER;
            case DELIVERED, REQUESTED, CONSIDERING, DECLINED, REJECTED, SUSPENDED, WITHDRAWN ->
                    Act.DELIVER;
        };
    }

    private static Exported<KielRow> rows(ExportedLine line, LineState figures, boolean takenBack) {
        List<Left.Reason> left = new ArrayList<>(Exported.leftByAll(line));
        List<Sum> sums = sums(figures);
        sums.stream()
                .filter(sum -> !sum.measure().equals("EUR"))
                .forEach(
                        sum ->
                                left.add(
                                        new Left.Reason(
                                                "tot_activity_value_EUR of " + sum.measure(),
                                                "nothing is converted; source_reported_value holds"
                                                        + " it")));
        if (count(figures, level(figures)) == null
                && !ExportedLine.sums(figures.quantities(), level(figures)).isEmpty()) {
            left.add(new Left.Reason("quantities", "a row counts one unit, and there are several"));
        }
        List<KielRow> rows = new ArrayList<>();
        if (sums.isEmpty()) {
            rows.add(row(line, figures, null, false, 1));
        }
        for (Sum sum : sums) {
            rows.add(row(line, figures, sum, takenBack, rows.size() + 1));
        }
        return new Exported<>(rows, left);
    }

    private static KielRow row(
            ExportedLine line,
            LineState figures,
            @Nullable Sum sum,
            boolean takenBack,
            int number) {
        BigDecimal value = sum == null ? null : takenBack ? sum.value().negate() : sum.value();
        boolean inEuros = sum != null && sum.measure().equals("EUR");
        Instant since = line.state().since();
        return new KielRow(
                line.aidId(),
                line.aidId() + "-" + number,
                line.donor(),
                since == null ? null : LocalDate.ofInstant(since, ZoneOffset.UTC),
                words(line.item().category().name()),
                line.item().name(),
                explanation(line, sum),
                String.valueOf(measure(figures.status())),
                line.item().name(),
                line.item().code(),
                count(figures, level(figures)),
                count(figures, Act.DELIVER),
                value,
                sum == null ? null : sum.measure(),
                inEuros ? value : null,
                delivered(figures));
    }

    private static String explanation(ExportedLine line, @Nullable Sum sum) {
        String marks = "";
        if (line.state().confirmation() != Confirmation.CONFIRMED) {
            marks += "; not confirmed (" + line.state().confirmation() + ")";
        }
        if (sum != null && sum.basis() == Aid.Amount.Basis.ESTIMATED) {
            marks += "; estimated";
        }
        return line.title() + marks;
    }

    private static @Nullable BigDecimal count(LineState state, Act level) {
        List<Sum> counts = ExportedLine.sums(state.quantities(), level);
        return counts.size() == 1 ? counts.getFirst().value() : null;
    }

    private static @Nullable BigDecimal delivered(LineState state) {
        return ExportedLine.sums(state.amounts(), Act.DELIVER).stream()
                .filter(sum -> sum.measure().equals("EUR"))
                .map(Sum::value)
                .findFirst()
                .orElse(null);
    }

    private static String words(String category) {
        return category.charAt(0) + category.substring(1).toLowerCase(Locale.ROOT);
    }
}
