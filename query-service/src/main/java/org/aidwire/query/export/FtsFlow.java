package org.aidwire.query.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Parties;
import org.aidwire.contract.codes.Party;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.Sum;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the Financial Tracking Service of OCHA writes it.
 *
 * @param amountUSD null unless the money was told in dollars: nothing is converted
 * @param aidwire what FTS has no member for
 */
record FtsFlow(
        String id,
        @Nullable BigDecimal amountUSD,
        BigDecimal originalAmount,
        String originalCurrency,
        String status,
        @Nullable Instant date,
        @Nullable Instant decisionDate,
        @Nullable Integer budgetYear,
        String flowType,
        String description,
        List<Side> sourceObjects,
        List<Side> destinationObjects,
        Besides aidwire) {

    record Side(String type, String id, String name, String behavior) {}

    record Besides(
            String aidId,
            Confirmation confirmation,
            Aid.Amount.Basis basis,
            List<String> statementIds) {}

    static Exported<FtsFlow> of(ExportedLine line) {
        return switch (line.state().status()) {
            case PLEDGED -> flows(line, Act.PLEDGE, "pledge");
            case COMMITTED -> flows(line, Act.COMMIT, "commitment");
            case ALLOCATED -> flows(line, Act.ALLOCATE, "commitment");
            case PARTIALLY_DELIVERED, DELIVERED -> flows(line, Act.DELIVER, "paid");
            case WITHDRAWN ->
                    Exported.nothing(
                            "status WITHDRAWN", "FTS takes a flow out that does not come about");
            case REQUESTED, CONSIDERING, DECLINED, REJECTED, SUSPENDED ->
                    Exported.nothing(
                            "status " + line.state().status(), "FTS has pledge, commitment, paid");
        };
    }

    private static Exported<FtsFlow> flows(ExportedLine line, Act level, String status) {
        List<Sum> sums = line.sums(level);
        if (sums.isEmpty()) {
            return Exported.nothing(
                    "status " + line.state().status(),
                    "a flow is an amount, and none is on record at " + level);
        }
        List<Left.Reason> left = new ArrayList<>(Exported.leftByAll(line));
        sums.stream()
                .filter(sum -> !sum.measure().equals("USD"))
                .forEach(
                        sum ->
                                left.add(
                                        new Left.Reason(
                                                "amountUSD of " + sum.measure(),
                                                "nothing is converted; originalAmount holds it")));
        if (!line.state().quantities().isEmpty()) {
            left.add(new Left.Reason("quantities", "a flow counts money alone"));
        }
        return new Exported<>(
                sums.stream().map(sum -> flow(line, level, status, sum)).toList(), left);
    }

    private static FtsFlow flow(ExportedLine line, Act level, String status, Sum sum) {
        Instant date = line.state().acts().get(level);
        Integer year = line.id().period();
        return new FtsFlow(
                line.aidId() + ":" + level + ":" + sum.measure(),
                sum.measure().equals("USD") ? sum.value() : null,
                sum.value(),
                sum.measure(),
                status,
                date == null ? line.state().since() : date,
                line.state().since(),
                year,
                "Standard",
                line.title(),
                side(line.id().donor(), year),
                side(line.id().recipient(), year),
                new Besides(
                        line.aidId(),
                        line.state().confirmation(),
                        sum.basis(),
                        sum.parts().stream().map(Sum.Part::statementId).toList()));
    }

    private static List<Side> side(String party, @Nullable Integer year) {
        List<Side> side = new ArrayList<>();
        String name = Parties.INSTANCE.name(party);
        Party found = Parties.INSTANCE.find(party);
        side.add(new Side("Organization", party, name, "single"));
        if (found != null && found.kind() == Party.Kind.STATE) {
            side.add(new Side("Location", party, name, "single"));
        }
        if (year != null) {
            side.add(new Side("UsageYear", year.toString(), year.toString(), "single"));
        }
        return side;
    }
}
