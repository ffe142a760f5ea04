package org.aidwire.query.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.query.aid.Totals;
import org.jspecify.annotations.Nullable;

/** A total as it is served. What it is not told apart by is null. */
public record TotalEntry(
        AidStatus.@Nullable Named donor,
        AidStatus.@Nullable Named recipient,
        Item.@Nullable Category category,
        AidStatus.@Nullable Named item,
        @Nullable Integer period,
        Act level,
        String currency,
        Aid.Amount.Basis basis,
        BigDecimal value,
        List<Totals.Part> parts) {

    public static TotalEntry of(Totals.Row row) {
        Totals.Subject subject = row.subject();
        return new TotalEntry(
                AidStatus.Named.ofNullable(subject.donor()),
                AidStatus.Named.ofNullable(subject.recipient()),
                subject.category(),
                subject.item() == null ? null : item(subject.item()),
                subject.period(),
                subject.level(),
                subject.currency(),
                subject.basis(),
                row.value(),
                row.parts());
    }

    private static AidStatus.Named item(String code) {
        return new AidStatus.Named(
                code, Objects.requireNonNull(Items.INSTANCE.find(code), code).name());
    }

    /** What it is about, as a key of the list: no two totals of a list are about the same. */
    public String subject() {
        return String.join(
                "|",
                donor == null ? "" : donor.code(),
                recipient == null ? "" : recipient.code(),
                category == null ? "" : category.name(),
                item == null ? "" : item.code(),
                period == null ? "" : period.toString(),
                level.name(),
                currency,
                basis.name());
    }
}
