package org.aidwire.ingest.publishing;

import java.util.List;

/** What became of a request's events. */
public sealed interface Publication {

    /**
     * All are in the log. Positions are {@code topic-partition-offset}, in the order of the events.
     */
    record Acknowledged(List<String> positions) implements Publication {

        public Acknowledged {
            positions = List.copyOf(positions);
        }
    }

    /** Some or none are: unknown, and safe to repeat. */
    record NotAcknowledged() implements Publication {}

    /** The log will never take this one, counted from 0: repeating is of no use. */
    record TooLarge(int index) implements Publication {}
}
