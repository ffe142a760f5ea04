package org.aidwire.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.Fault;
import org.jspecify.annotations.Nullable;

/** The outcome of reading one event of a request. */
public sealed interface Reading {

    /**
     * @param at where the envelope stands in the body: empty, or {@code /3} in a batch
     * @param dataAt where the event itself stands
     */
    record Incoming(Attributes attributes, Decoded.Read content, String at, String dataAt)
            implements Reading {}

    /** What came of one event, once its envelope and its data have been looked at. */
    static Reading of(
            @Nullable Attributes attributes,
            @Nullable Decoded decoded,
            List<Fault> faults,
            String at,
            String dataAt) {
        List<Fault> all = new ArrayList<>(faults);
        if (decoded instanceof Decoded.Unreadable unreadable) {
            unreadable.faults().forEach(fault -> all.add(fault.below(dataAt)));
        }
        return attributes != null && decoded instanceof Decoded.Read read && all.isEmpty()
                ? new Incoming(attributes, read, at, dataAt)
                : new Unreadable(all);
    }

    /** All faults, never none; their pointers go into the body as it was sent. */
    record Unreadable(List<Fault> faults) implements Reading {

        public Unreadable {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("unreadable without a fault");
            }
        }

        static Unreadable of(Fault fault) {
            return new Unreadable(List.of(fault));
        }
    }
}
