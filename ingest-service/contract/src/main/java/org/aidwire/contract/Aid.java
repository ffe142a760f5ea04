package org.aidwire.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The aid that a statement speaks of. Parties are codes of {@code GET /v1/parties}, items codes of
 * {@code GET /v1/items}; no items mean the pair as a whole. {@code period} is a year.
 */
public record Aid(
        String donor,
        String recipient,
        @Nullable String channel,
        @Nullable String supplier,
        List<Beneficiary> beneficiaries,
        List<String> items,
        @Nullable Integer period,
        @Nullable String packageLabel,
        @Nullable Amount amount,
        @Nullable Quantity quantity,
        Terms terms) {

    public Aid {
        Objects.requireNonNull(donor, "donor");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(terms, "terms");
        beneficiaries = List.copyOf(beneficiaries);
        items = items.stream().distinct().toList();
    }

    /** Equal numbers are equal records, however many noughts they were written with. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A party that the aid is to reach. */
    public record Beneficiary(String party, Basis basis) {

        public Beneficiary {
            Objects.requireNonNull(party, "party");
            Objects.requireNonNull(basis, "basis");
        }

        public enum Basis {
            EARMARKED,
            EXAMPLE
        }
    }

    /** Money: {@code value} above 0 in units of {@code currency} (ISO 4217, active). */
    public record Amount(BigDecimal value, String currency, Basis basis, Extent extent) {

        public Amount {
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(extent, "extent");
            if (value.signum() <= 0) {
                throw new IllegalArgumentException("value not above 0");
            }
            value = plain(value);
        }

        public enum Basis {
            REPORTED,
            ESTIMATED
        }
    }

    /** Goods: {@code count} above 0, or null for "the first", "some"; {@code unit} as worded. */
    public record Quantity(@Nullable BigDecimal count, @Nullable String unit, Extent extent) {

        public Quantity {
            Objects.requireNonNull(extent, "extent");
            if (count != null && count.signum() <= 0) {
                throw new IllegalArgumentException("count not above 0");
            }
            count = count == null ? null : plain(count);
        }
    }

    /**
     * TOTAL only where the words mean the whole line ("in all", "brings to", a year's
     * contribution).
     */
    public enum Extent {
        TOTAL,
        PART
    }

    /** A SALE is shown and never counted as aid. */
    public enum Terms {
        GIFT,
        LOAN,
        SALE,
        UNKNOWN
    }
}
