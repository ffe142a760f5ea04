package org.aidwire.ingest.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to come back: not all at the same moment, or the log would be met by all of them at once.
 */
@ApplicationScoped
class RetryAfter {

    private static final int SOONEST = 1;
    private static final int LATEST = 5;

    String seconds() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(SOONEST, LATEST + 1));
    }
}
