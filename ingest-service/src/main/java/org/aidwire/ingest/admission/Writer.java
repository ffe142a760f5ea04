package org.aidwire.ingest.admission;

import java.util.List;
import java.util.Set;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.codes.Outlets;
import org.jspecify.annotations.Nullable;

/**
 * Who posts, and what that key may do.
 *
 * @param outlets the names of outlets it may write for, as configured; {@code *} for any
 */
public record Writer(String name, Set<Grant> grants, List<String> outlets) {

    public Writer {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a writer has a name");
        }
        grants = Set.copyOf(grants);
        outlets = List.copyOf(outlets);
    }

    boolean mayWriteAnyOutlet() {
        return outlets.contains(EventEnvelope.ANY_OUTLET);
    }

    /** Names compare as they do when origins are counted, so an alias is the outlet itself. */
    boolean mayWriteFor(@Nullable String outlet) {
        if (mayWriteAnyOutlet()) {
            return true;
        }
        if (outlet == null) {
            return false;
        }
        String folded = Outlets.INSTANCE.fold(outlet);
        return outlets.stream().anyMatch(own -> Outlets.INSTANCE.fold(own).equals(folded));
    }
}
