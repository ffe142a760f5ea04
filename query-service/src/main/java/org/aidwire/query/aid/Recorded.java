package org.aidwire.query.aid;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.codes.Outlets;
import org.jspecify.annotations.Nullable;

/**
 * An event with what was noted when Aidwire learned it.
 *
 * @param recordedtime when Aidwire learned it; of equal copies the earliest holds
 * @param sha256 hash of the canonical JSON: equal content has equal hashes
 * @param writeroutlets the outlets that the writer may write for
 * @param remains of an article's version that was erased; null where it has its words
 */
public record Recorded<E extends NewsEvent>(
        E event,
        Instant recordedtime,
        String sha256,
        String writer,
        List<String> writeroutlets,
        @Nullable Remains remains) {

    /** An event that has its words. */
    public Recorded(
            E event,
            Instant recordedtime,
            String sha256,
            String writer,
            List<String> writeroutlets) {
        this(event, recordedtime, sha256, writer, writeroutlets, null);
    }

    public Recorded {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(recordedtime, "recordedtime");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(writer, "writer");
        writeroutlets = List.copyOf(writeroutlets);
    }

    boolean mayWriteFor(@Nullable String outlet) {
        if (writeroutlets.contains(EventEnvelope.ANY_OUTLET)) {
            return true;
        }
        if (outlet == null) {
            return false;
        }
        String folded = Outlets.INSTANCE.fold(outlet);
        return writeroutlets.stream().anyMatch(own -> Outlets.INSTANCE.fold(own).equals(folded));
    }
}
