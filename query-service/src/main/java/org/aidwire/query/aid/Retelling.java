package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Aid;
import org.jspecify.annotations.Nullable;

/**
 * What a figure tells again (R7): of the figures of one level, class and kind that share a subject,
 * and are later than a bound, only one can stand, however often it is told. {@link Sums} decides
 * among those.
 *
 * @param subject equal for figures that tell the same
 * @param latest whether the latest of them stands; else the earliest does
 */
public record Retelling(Kind kind, String subject, boolean latest) {

    /** Of money and of goods the confirmed ones are summed, only where there are none, all. */
    public enum Kind {
        MONEY,
        GOODS,
        /** Of a statement with several items: shown, each by itself, confirmed or not. */
        SHARED
    }

    /** The levels of R7 begin here; they are the last steps. */
    static boolean hasLevel(Candidate candidate) {
        return LineSums.LEVELS.contains(candidate.act());
    }

    static boolean isMeasured(Candidate candidate) {
        Aid aid = candidate.aid();
        return hasLevel(candidate)
                && candidate.qualifier() != Candidate.Qualifier.CONDITIONAL
                && (aid.amount() != null || aid.quantity() != null);
    }

    /** One for its amount and one for its quantity; none where it has no figure that counts. */
    public static List<Retelling> of(Candidate candidate) {
        if (!isMeasured(candidate)) {
            return List.of();
        }
        Aid aid = candidate.aid();
        if (aid.items().size() != 1) {
            return List.of(new Retelling(Kind.SHARED, candidate.statementId(), true));
        }
        List<Retelling> retellings = new ArrayList<>();
        Aid.Amount amount = aid.amount();
        if (amount != null) {
            retellings.add(
                    of(candidate, Kind.MONEY, amount.currency(), amount.value(), amount.extent()));
        }
        Aid.Quantity quantity = aid.quantity();
        if (quantity != null) {
            retellings.add(
                    of(
                            candidate,
                            Kind.GOODS,
                            quantity.unit(),
                            quantity.count(),
                            quantity.extent()));
        }
        return retellings;
    }

    private static Retelling of(
            Candidate candidate,
            Kind kind,
            @Nullable String measure,
            @Nullable BigDecimal value,
            Aid.Extent extent) {
        if (value == null) {
            // In no sum, but where it is confirmed the unconfirmed are not looked at.
            return new Retelling(kind, "", true);
        }
        // The length tells where the measure, which is free text for goods, ends.
        String named = measure == null ? "" : measure;
        String prefix = named.length() + ":" + named;
        String label = candidate.aid().packageLabel();
        LocalDate day = candidate.day();
        String plain = value.stripTrailingZeros().toString();
        if (extent == Aid.Extent.TOTAL) {
            String origin = candidate.origin();
            return new Retelling(kind, prefix + (origin == null ? "T" : "T:" + origin), true);
        }
        if (label != null) {
            return new Retelling(kind, prefix + "P" + label, true);
        }
        return new Retelling(
                kind, prefix + (day == null ? "U" + plain : "D" + day + ":" + plain), false);
    }
}
