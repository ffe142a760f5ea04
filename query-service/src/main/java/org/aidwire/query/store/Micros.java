package org.aidwire.query.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.aidwire.query.aid.Recorded;

/** Times as whole microseconds since 1970, which is as fine as they are kept. */
final class Micros {

    private static final long A_SECOND = 1_000_000;

    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static long recorded(Recorded<?> event) {
        return of(event.recordedtime());
    }

    /** {@link Long#MAX_VALUE} is never. */
    static Instant instant(long micros) {
        return micros == Long.MAX_VALUE
                ? Instant.MAX
                : Instant.ofEpochSecond(
                        Math.floorDiv(micros, A_SECOND), Math.floorMod(micros, A_SECOND) * 1_000);
    }
}
