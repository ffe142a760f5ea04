package org.aidwire.query.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.EffectiveOrder;
import org.jspecify.annotations.Nullable;

/**
 * "Later than" as the indexes answer it. All candidates with one act have one rank, so what is
 * later than a bound begins at one time; times are kept to the microsecond.
 */
final class Bounds {

    /** Unknown times, and so everything: Postgres' -infinity. */
    static final Instant UNKNOWN = Instant.MIN;

    /** No event is older: contract times begin with the year 1. */
    static final Instant FIRST_DATED = Instant.parse("0001-01-01T00:00:00Z");

    private Bounds() {}

    /** The first time at which a candidate with that act is later than the bound. */
    static Instant from(Act act, @Nullable EffectiveOrder after) {
        if (after == null) {
            return UNKNOWN;
        }
        boolean alsoAtThatTime = EffectiveOrder.rank(act) > after.rank();
        if (after.time() == null) {
            return alsoAtThatTime ? UNKNOWN : FIRST_DATED;
        }
        return alsoAtThatTime ? after.time() : after.time().plus(1, ChronoUnit.MICROS);
    }

    static Instant stored(@Nullable Instant time) {
        return time == null ? UNKNOWN : time;
    }

    static @Nullable Instant known(Instant time) {
        return time.equals(UNKNOWN) ? null : time;
    }
}
