package org.aidwire.query.aid;

import java.time.Instant;
import java.util.Comparator;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/**
 * The order that "later" means in section 5: by effective time, unknown first; at one time a stop
 * comes after a step, and stops in the order DECLINE, REJECT, SUSPEND, WITHDRAW.
 *
 * @param time null where unknown
 * @param rank 0 for every step, 1 to 4 for the stops
 */
public record EffectiveOrder(@Nullable Instant time, int rank)
        implements Comparable<EffectiveOrder> {

    private static final Comparator<EffectiveOrder> ORDER =
            Comparator.<EffectiveOrder, @Nullable Instant>comparing(
                            EffectiveOrder::time, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparingInt(EffectiveOrder::rank);

    public static EffectiveOrder of(@Nullable Instant time, Act act) {
        return new EffectiveOrder(time, rank(act));
    }

    public static int rank(Act act) {
        return act.isStop() ? act.ordinal() - Act.DECLINE.ordinal() + 1 : 0;
    }

    @Override
    public int compareTo(EffectiveOrder other) {
        return ORDER.compare(this, other);
    }

    /** Whether this is later; everything is later than null, which stands for no bound. */
    public boolean isLaterThan(@Nullable EffectiveOrder other) {
        return other == null || compareTo(other) > 0;
    }
}
