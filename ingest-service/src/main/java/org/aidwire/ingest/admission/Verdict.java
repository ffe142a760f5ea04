package org.aidwire.ingest.admission;

import java.time.Instant;
import java.util.List;

/** The outcome of judging an event. */
public sealed interface Verdict {

    /**
     * @param recordedtime when Aidwire learned it: now, or earlier where the writer may say so
     */
    record Admitted(Instant recordedtime) implements Verdict {}

    /** All reasons, never none. */
    record Refused(List<Reason> reasons) implements Verdict {

        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("refused without a reason");
            }
        }
    }
}
