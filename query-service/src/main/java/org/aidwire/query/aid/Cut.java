package org.aidwire.query.aid;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * R11's two clocks: which part of a history is looked at.
 *
 * @param asOf only what was recorded by then; null for all
 * @param at only what was effective by then, unknown times always in; null for all
 * @param now the present, by which embargoes are judged where asOf is null
 */
public record Cut(@Nullable Instant asOf, @Nullable Instant at, Instant now) {

    public Cut {
        Objects.requireNonNull(now, "now");
    }

    /** All that is known now. */
    public static Cut live(Instant now) {
        return new Cut(null, null, now);
    }

    boolean knows(Instant recordedtime) {
        return asOf == null || !recordedtime.isAfter(asOf);
    }

    boolean reaches(@Nullable Instant effective) {
        return at == null || effective == null || !effective.isAfter(at);
    }

    /** The time by which embargoes are judged. */
    public Instant reading() {
        return asOf == null ? now : asOf;
    }
}
