package org.aidwire.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each of many may do something: a burst, then one after each refill. Kept as one number
 * each, the moment at which its bucket is full again (a leaky bucket as GCRA has it).
 */
public final class Buckets {

    private final String name;
    private final int burst;
    private final long refillNanos;
    private final Map<String, Long> fullAt;

    /**
     * @param name of the limit, as clients see it
     * @param remembered how many are; those heard of longest ago are forgotten first
     */
    public Buckets(String name, int burst, Duration refill, int remembered) {
        if (burst < 1 || refill.isZero() || refill.isNegative() || remembered < 1) {
            throw new IllegalArgumentException("the limit " + name + " lets nobody do anything");
        }
        this.name = name;
        this.burst = burst;
        this.refillNanos = refill.toNanos();
        this.fullAt =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > remembered;
                    }
                };
    }

    /**
     * Takes one of somebody's turns, where there is one.
     *
     * @param now in nanoseconds, of a clock that never goes back
     */
    public synchronized Turn take(String who, long now) {
        long full = Math.max(fullAt.getOrDefault(who, now), now);
        long most = now + (burst - 1) * refillNanos;
        if (full > most) {
            return turn(Duration.ofNanos(full - most), 0, full - now);
        }
        fullAt.put(who, full + refillNanos);
        return turn(Duration.ZERO, (most - full) / refillNanos, full + refillNanos - now);
    }

    private Turn turn(Duration wait, long remaining, long untilFull) {
        return new Turn(
                name,
                burst,
                Math.max(1, Turn.seconds(burst * refillNanos)),
                remaining,
                Turn.seconds(untilFull),
                wait);
    }
}
