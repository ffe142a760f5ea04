package org.aidwire.query.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.view.AidStatus;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is shown: where it stands, on whose word, how much.
 *
 * @param remarks what stands beside the status: requests, later reports, denials, general stops
 * @param amounts a sum or a count each, in words
 */
record LineCard(
        String aidId,
        String item,
        String category,
        AidStatus.Named donor,
        AidStatus.Named recipient,
        @Nullable Integer period,
        String status,
        String statusStyle,
        @Nullable String qualifier,
        @Nullable String condition,
        String confirmation,
        String confirmationStyle,
        String since,
        String origins,
        String reports,
        List<String> amounts,
        List<String> remarks,
        List<String> attributes) {

    static LineCard of(AidStatus status) {
        return new LineCard(
                status.aidId(),
                status.item().name(),
                Words.of(status.item().category()),
                status.donor(),
                status.recipient(),
                status.period(),
                Words.of(status.status()),
                Words.style(status.status()),
                status.qualifier() == null
                        ? null
                        : status.qualifier().name().toLowerCase(Locale.ROOT),
                status.condition(),
                Words.of(status.confirmation()),
                Words.style(status.confirmation()),
                Words.time(status.since()),
                Words.count(
                        status.independentOrigins(), "independent origin", "independent origins"),
                Words.count(status.reports(), "report", "reports"),
                amounts(status),
                remarks(status),
                attributes(status));
    }

    private static List<String> amounts(AidStatus status) {
        List<String> words = new ArrayList<>();
        status.amounts()
                .forEach(
                        (level, sums) ->
                                sums.forEach(
                                        sum ->
                                                words.add(
                                                        Words.of(level)
                                                                + ": "
                                                                + Words.number(sum.value())
                                                                + " "
                                                                + sum.currency()
                                                                + estimated(sum.basis()))));
        status.quantities()
                .forEach(
                        (level, counts) ->
                                counts.forEach(
                                        count ->
                                                words.add(
                                                        Words.of(level)
                                                                + ": "
                                                                + Words.number(count.count())
                                                                + (count.unit() == null
                                                                        ? ""
                                                                        : " " + count.unit()))));
        status.shared().stream()
                .flatMap(shared -> java.util.stream.Stream.ofNullable(shared.amount()))
                .forEach(
                        amount ->
                                words.add(
                                        "Shared with other items: "
                                                + Words.number(amount.value())
                                                + " "
                                                + amount.currency()
                                                + estimated(amount.basis())));
        status.conflicts()
                .forEach(
                        conflict ->
                                words.add(
                                        "A differing total is told: "
                                                + Words.number(conflict.value())
                                                + " "
                                                + conflict.currency()));
        return List.copyOf(words);
    }

    private static String estimated(Aid.Amount.Basis basis) {
        return basis == Aid.Amount.Basis.ESTIMATED ? " (estimated)" : "";
    }

    private static List<String> remarks(AidStatus status) {
        List<String> words = new ArrayList<>();
        if (!status.disputedBy().isEmpty()) {
            words.add("Denied by " + names(status.disputedBy()));
        }
        if (status.reported() != null) {
            words.add(
                    "Since reported, unconfirmed: "
                            + Words.of(status.reported().status()).toLowerCase(Locale.ROOT)
                            + " ("
                            + Words.count(
                                    status.reported().independentOrigins(),
                                    "independent origin",
                                    "independent origins")
                            + ")");
        }
        if (status.openRequest() != null) {
            words.add("Asked for again, " + Words.time(status.openRequest().since()));
        }
        if (status.stoppedBy() != null) {
            words.add("Under the general stop of " + status.stoppedBy());
        }
        return List.copyOf(words);
    }

    private static List<String> attributes(AidStatus status) {
        List<String> words = new ArrayList<>();
        if (status.terms() != Aid.Terms.UNKNOWN) {
            words.add("Terms: " + Words.of(status.terms()).toLowerCase(Locale.ROOT));
        }
        if (status.channel() != null) {
            words.add("Through " + status.channel().name());
        }
        if (status.supplier() != null) {
            words.add("Supplied by " + status.supplier().name());
        }
        for (Aid.Beneficiary.Basis basis : Aid.Beneficiary.Basis.values()) {
            String names =
                    status.beneficiaries().stream()
                            .filter(each -> each.basis() == basis)
                            .map(each -> each.party().name())
                            .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                words.add(
                        (basis == Aid.Beneficiary.Basis.EXAMPLE ? "For example " : "For ") + names);
            }
        }
        return List.copyOf(words);
    }

    private static String names(List<String> codes) {
        return codes.stream().map(Parties.INSTANCE::name).collect(Collectors.joining(", "));
    }
}
