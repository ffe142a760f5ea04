package org.aidwire.contract;

import java.util.List;

/**
 * The outcome of reading bytes as an event. Unreadable bytes are a value too, never an exception
 * through a consumer.
 */
public sealed interface Decoded {

    /**
     * @param canonical the event's RFC 8785 form: nulls dropped, defaults filled in
     * @param sha256 64 hex digits over {@code canonical}; equal content has equal hashes
     */
    record Read(NewsEvent event, String canonical, String sha256) implements Decoded {}

    record Unreadable(List<Fault> faults) implements Decoded {

        public Unreadable {
            faults = List.copyOf(faults);
        }
    }
}
