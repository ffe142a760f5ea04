package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old what readers see may be. Projectors note in the store how far behind their partitions
 * are; this keeps what they noted last, in every replica. Without a look for a while the age grows
 * too: who cannot look does not know.
 */
@ApplicationScoped
public class ReadModelAge {

    /** Several looks long, so that a late one is not yet an age. */
    private static final Duration UNTOLD = Duration.ofSeconds(20);

    private volatile Freshness.@Nullable Told last;

    /** Takes over what the store says now. */
    public void told(Freshness.Told told) {
        last = told;
    }

    /** Zero while the model is up to date, and before the first look. */
    public Duration at(Instant now) {
        Freshness.Told known = last;
        if (known == null || known.looked() == null) {
            return Duration.ZERO;
        }
        Duration unseen = Duration.between(known.looked(), now);
        Duration age =
                known.behindSince() != null
                        ? Duration.between(known.behindSince(), now)
                        : unseen.compareTo(UNTOLD) > 0 ? unseen : Duration.ZERO;
        return age.isNegative() ? Duration.ZERO : age;
    }
}
