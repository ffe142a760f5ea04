package org.aidwire.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0 attributes of an event as Aidwire publishes it, with Aidwire's extensions.
 * Times are kept to the microsecond, here and in the read model.
 *
 * @param id made from the identity and version where the event was posted natively
 * @param source a URI reference: who produced the event
 * @param time when the producer says it happened, if it says so
 * @param recordedtime when Aidwire learned it: set on acceptance, kept on replay
 * @param writer who posted: the name of the key
 * @param writeroutlets the outlets that the writer may write for, {@code *} for any; on record with
 *     the event, so that who may follow up a version never depends on today's keys
 * @param partitionkey the Kafka record key
 * @param causationid id of the event this one was derived from
 * @param extensions further extension attributes, passed through
 */
public record EventEnvelope(
        String id,
        String source,
        EventType type,
        @Nullable String subject,
        @Nullable Instant time,
        Instant recordedtime,
        String writer,
        List<String> writeroutlets,
        String partitionkey,
        @Nullable String causationid,
        Map<String, String> extensions) {

    /** Stands in {@link #writeroutlets} for any outlet. */
    public static final String ANY_OUTLET = "*";

    public EventEnvelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(recordedtime, "recordedtime");
        Objects.requireNonNull(writer, "writer");
        Objects.requireNonNull(partitionkey, "partitionkey");
        time = time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
        recordedtime = recordedtime.truncatedTo(ChronoUnit.MICROS);
        writeroutlets = List.copyOf(writeroutlets);
        extensions = Map.copyOf(extensions);
    }

    /** The event id of an event posted natively. */
    public static String idOf(NewsEvent event) {
        return event.identity() + "@" + event.version();
    }
}
