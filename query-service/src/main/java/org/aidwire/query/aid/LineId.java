package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Items;
import org.jspecify.annotations.Nullable;

/**
 * What identifies an aid line.
 *
 * @param period a year, or null for aid without one
 */
public record LineId(String donor, String recipient, String item, @Nullable Integer period) {

    public LineId {
        Objects.requireNonNull(donor, "donor");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(item, "item");
    }

    /** The lines that aid touches: one an item. */
    public static List<LineId> of(Aid aid) {
        return aid.items().stream()
                .map(item -> new LineId(aid.donor(), aid.recipient(), item, aid.period()))
                .toList();
    }

    /**
     * Codes lower-cased, {@code _} to {@code -}, joined by a dot: {@code kr.wfp.food-grain.2025}.
     */
    public String aidId() {
        String id = String.join(".", donor, recipient, item);
        String lower = id.toLowerCase(Locale.ROOT).replace('_', '-');
        return period == null ? lower : lower + "." + period;
    }

    /**
     * The lines of the pair whose general stop covers this one (R13), whether or not they exist;
     * the nearest first.
     */
    public List<LineId> above() {
        List<LineId> above = new ArrayList<>();
        if (period != null) {
            above.add(new LineId(donor, recipient, item, null));
        }
        for (String ancestor : Items.INSTANCE.ancestors(item)) {
            if (period != null) {
                above.add(new LineId(donor, recipient, ancestor, period));
            }
            above.add(new LineId(donor, recipient, ancestor, null));
        }
        return above;
    }

    /** How many steps up the item tree the other line's item stands; 0 for the same item. */
    int stepsUpTo(LineId other) {
        return item.equals(other.item) ? 0 : Items.INSTANCE.ancestors(item).indexOf(other.item) + 1;
    }
}
