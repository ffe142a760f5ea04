package org.aidwire.ingest.formats;

import java.time.Instant;
import java.util.Map;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.jspecify.annotations.Nullable;

/**
 * The envelope as the sender wrote it. {@code writer}, {@code writeroutlets} and {@code
 * partitionkey} are missing on purpose: whatever the sender gives there, they are set by Aidwire.
 */
public record Attributes(
        String id,
        String source,
        EventType type,
        @Nullable String subject,
        @Nullable Instant time,
        @Nullable Instant recordedtime,
        @Nullable String causationid,
        Map<String, String> extensions) {

    public Attributes {
        extensions = Map.copyOf(extensions);
    }

    /** Of an event that came without an envelope. */
    static Attributes ofNative(NewsEvent event, String source) {
        return new Attributes(
                EventEnvelope.idOf(event),
                source,
                EventType.of(event),
                null,
                null,
                null,
                null,
                Map.of());
    }
}
