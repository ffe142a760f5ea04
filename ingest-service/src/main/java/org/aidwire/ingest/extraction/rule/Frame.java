package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of verb: where its donor and recipient stand and what its moods mean.
 *
 * @param item what the verb itself says is given, "" where other words do
 * @param outcomes outcome by mood, as named in {@code acts.rules}
 */
public record Frame(
        String name,
        List<String> donor,
        List<String> recipient,
        boolean passiveRecipient,
        String item,
        Map<Mood, Outcome> outcomes) {

    /** What a sentence says of aid. */
    public enum Outcome {
        REQUEST,
        /** Will ask. */
        ASKING,
        CONSIDER,
        PLEDGE,
        COMMIT,
        UNDERWAY,
        DELIVER,
        DECLINE,
        SUSPEND,
        CONSIDERSTOP
    }

    /** Whether those whom it is for are the subject that learns. */
    boolean learning() {
        return name.equals("LEARN");
    }

    @Nullable Outcome outcome(Mood mood) {
        return outcomes.get(mood);
    }
}
