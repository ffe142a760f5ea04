package org.aidwire.access;

import java.time.Duration;

/**
 * What came of asking for a turn, and how it is told (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param limit the name of the limit
 * @param quota turns in a window
 * @param window in seconds
 * @param remaining turns left
 * @param reset seconds until all are there again
 * @param delay nothing where there was a turn, else how long until there is
 */
public record Turn(
        String limit, long quota, long window, long remaining, long reset, Duration delay) {

    public static final String FIELD = "RateLimit";
    public static final String POLICY_FIELD = "RateLimit-Policy";

    private static final long NANOS = 1_000_000_000L;

    public boolean isGiven() {
        return delay.isZero();
    }

    /** The value of {@code RateLimit}. */
    public String state() {
        return "\"%s\";r=%d;t=%d".formatted(limit, remaining, isGiven() ? reset : retryAfter());
    }

    /** The value of {@code RateLimit-Policy}. */
    public String policy() {
        return "\"%s\";q=%d;w=%d".formatted(limit, quota, window);
    }

    /** The value of {@code Retry-After}, in whole seconds. */
    public long retryAfter() {
        return Math.max(1, seconds(delay.toNanos()));
    }

    /** Rounded up: a client that comes back then is not too early. */
    static long seconds(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }
}
