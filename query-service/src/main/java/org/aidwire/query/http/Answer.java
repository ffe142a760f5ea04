package org.aidwire.query.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is answered, before it becomes HTTP for this or that reader.
 *
 * @param tag the entity tag of the content as it is; see {@link EntityTag}
 * @param link where the list goes on; null where it does not
 * @param until when it ceases to be true by time alone; null: never
 */
record Answer(
        byte[] content,
        String mediaType,
        String tag,
        @Nullable String link,
        String cacheControl,
        String vary,
        @Nullable Instant until) {

    /** What may be sent to readers at this time. */
    boolean holdsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
