package org.aidwire.query.changes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What the streams have done, in numbers: there from the start, not from the first of them. */
@Singleton
class StreamMetrics {

    private final Counter events;
    private final Counter slow;
    private final Counter turnedAway;

    StreamMetrics(MeterRegistry registry) {
        this.events =
                Counter.builder("aidwire.stream.events")
                        .description("Changes that streams have delivered")
                        .register(registry);
        this.slow = ended(registry, "slow");
        this.turnedAway = ended(registry, "crowded");
    }

    private static Counter ended(MeterRegistry registry, String reason) {
        return Counter.builder("aidwire.stream.refused")
                .description("Streams closed on a slow client, or not begun for want of room")
                .tag("reason", reason)
                .register(registry);
    }

    void delivered(int changes) {
        events.increment(changes);
    }

    void tooSlow() {
        slow.increment();
    }

    void turnedAway() {
        turnedAway.increment();
    }
}
