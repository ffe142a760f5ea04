package org.aidwire.query.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Status;
import org.aidwire.query.aid.Sum;
import org.jspecify.annotations.Nullable;

/**
 * A line as an activity of IATI 2.03, as the donor would report it.
 *
 * @param status of the code list ActivityStatus
 * @param date since when, which IATI needs
 */
record IatiActivity(ExportedLine line, int status, LocalDate date, List<Transaction> transactions) {

    /**
     * @param type of the code list TransactionType
     * @param value below 0 where it takes one back
     */
    record Transaction(int type, LocalDate date, BigDecimal value, Sum sum) {}

    private static final int PIPELINE = 1;
    private static final int IMPLEMENTATION = 2;
    private static final int CLOSED = 4;
    private static final int CANCELLED = 5;
    private static final int SUSPENDED = 6;

    private static final int OUTGOING_COMMITMENT = 2;
    private static final int DISBURSEMENT = 3;
    private static final int OUTGOING_PLEDGE = 12;

    IatiActivity {
        transactions = List.copyOf(transactions);
    }

    /** Whether it is over or under way, so that its date is one of an actual start. */
    boolean hasStarted() {
        return status != PIPELINE;
    }

    static Exported<IatiActivity> of(ExportedLine line) {
        Integer status = activityStatus(line.state().status());
        if (status == null) {
            return Exported.nothing(
                    "status " + line.state().status(), "an activity is one of the donor's own");
        }
        LocalDate date = day(line.state(), null);
        if (date == null) {
            return Exported.nothing("since null", "an activity has a date, and none is known");
        }
        List<Left.Reason> left = new ArrayList<>(Exported.leftByAll(line));
        if (!line.state().quantities().isEmpty()) {
            left.add(new Left.Reason("quantities", "a transaction is an amount of money"));
        }
        List<Transaction> transactions = transactions(line, date, left);
        if (status == CANCELLED) {
            transactions.addAll(
                    transactions.stream()
                            .map(
                                    each ->
                                            new Transaction(
                                                    each.type(),
                                                    date,
                                                    each.value().negate(),
                                                    each.sum()))
                            .toList());
            if (transactions.isEmpty()) {
                left.add(
                        new Left.Reason(
                                "status WITHDRAWN",
                                "a negative transaction takes an amount back, and none is on record"
                                        + " before it"));
            }
        }
        return new Exported<>(List.of(new IatiActivity(line, status, date, transactions)), left);
    }

    private static @Nullable Integer activityStatus(Status status) {
        return switch (status) {
            case CONSIDERING, PLEDGED -> PIPELINE;
            case COMMITTED, ALLOCATED, PARTIALLY_DELIVERED -> IMPLEMENTATION;
            case DELIVERED -> CLOSED;
            case WITHDRAWN -> CANCELLED;
            case SUSPENDED -> SUSPENDED;
            case REQUESTED, DECLINED, REJECTED -> null;
        };
    }

    private static List<Transaction> transactions(
            ExportedLine line, LocalDate otherwise, List<Left.Reason> left) {
        LineState figures = line.figures();
        List<Transaction> transactions = new ArrayList<>();
        Set<String> committed = new HashSet<>();
        for (Act level : List.of(Act.PLEDGE, Act.COMMIT, Act.ALLOCATE)) {
            for (Sum sum : line.sums(level)) {
                if (level == Act.COMMIT) {
                    committed.add(sum.measure());
                }
                if (level == Act.ALLOCATE && committed.contains(sum.measure())) {
                    left.add(
                            new Left.Reason(
                                    "amounts.ALLOCATE " + sum.measure(),
                                    "a commitment is one transaction, and this is a part of it"));
                } else {
                    int type = level == Act.PLEDGE ? OUTGOING_PLEDGE : OUTGOING_COMMITMENT;
                    transactions.add(transaction(type, figures, level, sum, otherwise));
                }
            }
        }
        // What was delivered stays delivered, whatever is withdrawn.
        if (line.state().status() != Status.WITHDRAWN) {
            line.sums(Act.DELIVER)
                    .forEach(
                            sum ->
                                    transactions.add(
                                            transaction(
                                                    DISBURSEMENT,
                                                    figures,
                                                    Act.DELIVER,
                                                    sum,
                                                    otherwise)));
        } else if (!ExportedLine.sums(line.state().amounts(), Act.DELIVER).isEmpty()) {
            left.add(
                    new Left.Reason(
                            "amounts.DELIVER", "of what is cancelled nothing was disbursed"));
        }
        return transactions;
    }

    private static Transaction transaction(
            int type, LineState figures, Act level, Sum sum, LocalDate otherwise) {
        LocalDate date = day(figures, level);
        return new Transaction(type, date == null ? otherwise : date, sum.value(), sum);
    }

    private static @Nullable LocalDate day(LineState state, @Nullable Act level) {
        Instant time = level == null ? state.since() : state.acts().get(level);
        return time == null ? null : LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    boolean isEstimate(Transaction transaction) {
        return transaction.sum().basis() == Aid.Amount.Basis.ESTIMATED;
    }
}
