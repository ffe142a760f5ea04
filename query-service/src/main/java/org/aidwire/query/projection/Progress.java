package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** When the loop that projects last went round, or took a step of its waiting. */
@ApplicationScoped
class Progress {

    private volatile long last = System.nanoTime();

    void made() {
        last = System.nanoTime();
    }

    Duration since() {
        return Duration.ofNanos(System.nanoTime() - last);
    }
}
