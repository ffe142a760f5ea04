package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old what readers see may be. The projection measures how many records it has yet to read;
 * this keeps since when that has not been none. Without a measurement for a while the age grows
 * too: who cannot look does not know.
 */
@ApplicationScoped
public class ReadModelAge {

    /** Several measurements long, so that a late one is not yet an age. */
    private static final Duration UNTOLD = Duration.ofSeconds(20);

    /**
     * @param behind whether records were waiting at the last measurement
     * @param current when none were waiting for the last time
     */
    private record Measurement(boolean behind, Instant current) {}

    private volatile @Nullable Measurement last;

    /** Notes a measurement; measurements come one after the other. */
    public void measured(long recordsBehind, Instant when) {
        Measurement before = last;
        last =
                new Measurement(
                        recordsBehind > 0,
                        recordsBehind > 0 && before != null ? before.current() : when);
    }

    /** Zero while the model is up to date, and before the first measurement. */
    public Duration at(Instant now) {
        Measurement known = last;
        if (known == null) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(known.current(), now);
        boolean told = known.behind() || age.compareTo(UNTOLD) > 0;
        return told && !age.isNegative() ? age : Duration.ZERO;
    }
}
