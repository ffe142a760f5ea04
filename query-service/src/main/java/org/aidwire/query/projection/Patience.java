package org.aidwire.query.projection;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits between tries: twice as long each time up to a bound, and cut short by the shutdown. */
@ApplicationScoped
class Patience {

    /** The service stops; what was not finished is done by whoever reads the partition next. */
    static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("the service stops");
        }
    }

    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Patience(ProjectionConfig config) {
        this.first = config.firstWait();
        this.longest = config.longestWait();
    }

    /**
     * Waits before the next try.
     *
     * @param tried how often it was tried, from 1
     * @throws Stopping where the service stops meanwhile
     */
    void beforeNext(int tried) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(tried - 1, 16));
        long wait = bound / 2 + ThreadLocalRandom.current().nextLong(bound / 2 + 1);
        try {
            if (stopped.await(wait, TimeUnit.MILLISECONDS)) {
                throw new Stopping();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping();
        }
    }

    /** Early in the shutdown: the projecting thread may be waiting here, and others for it. */
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        stopped.countDown();
    }
}
