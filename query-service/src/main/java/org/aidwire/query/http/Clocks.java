package org.aidwire.query.http;

import java.time.Instant;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.store.RestsOn;
import org.jspecify.annotations.Nullable;

/**
 * R11's two clocks as a reader sets them.
 *
 * @param asOf only what was recorded by then; null for all that is known
 * @param at only what was effective by then; null for all
 */
public record Clocks(@Nullable Instant asOf, @Nullable Instant at) {

    /** Whether the present is asked for, which the read model holds ready. */
    public boolean areLive() {
        return asOf == null && at == null;
    }

    public Cut cut(Instant now) {
        return new Cut(asOf, at, now);
    }

    /**
     * What an answer rests on.
     *
     * @param live what it rests on where the present is asked for
     */
    public RestsOn restOn(RestsOn live) {
        return areLive() ? live : new RestsOn.Everything();
    }
}
