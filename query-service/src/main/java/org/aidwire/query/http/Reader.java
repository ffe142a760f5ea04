package org.aidwire.query.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who reads, and when: what of an article's text may be shown, and for how long. */
public final class Reader {

    private final boolean byEditor;
    private final Instant now;
    private @Nullable Instant until;

    Reader(boolean byEditor, Instant now) {
        this.byEditor = byEditor;
        this.now = now;
    }

    /** Of what is for the holders of some keys alone, as a whole. */
    public static Reader inConfidence(Instant now) {
        return new Reader(true, now);
    }

    /** Bodies are for editors alone; we do not republish other people's texts. */
    public boolean byEditor() {
        return byEditor;
    }

    /**
     * Whether text may be shown that is ours to show until a time only. Once it was, the answer
     * holds no longer than that.
     *
     * @param expires null: for good
     */
    public boolean mayShow(@Nullable Instant expires) {
        boolean shown = expires == null || now.isBefore(expires);
        if (expires != null && shown && (until == null || expires.isBefore(until))) {
            until = expires;
        }
        return shown;
    }

    /** When something that was shown must no longer be; null: never. */
    @Nullable Instant until() {
        return until;
    }
}
