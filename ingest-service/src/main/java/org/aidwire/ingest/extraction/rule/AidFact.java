package org.aidwire.ingest.extraction.rule;

import java.util.List;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence says about aid.
 *
 * @param sentence its place in the story
 * @param from offset of the words that say it
 * @param to end of those words
 * @param past whether it is told as something earlier
 * @param evidence by which rules it stands, and what they are worth
 */
public record AidFact(
        String donor,
        String recipient,
        @Nullable String channel,
        List<String> items,
        @Nullable Money money,
        Outcome outcome,
        int sentence,
        int from,
        int to,
        boolean past,
        Evidence evidence) {

    /** Evidence of a fact that tells of more of what was told before: told beside it, not again. */
    public static final String MORE = "more of the goods";

    public AidFact {
        items = List.copyOf(items);
    }

    public String kind() {
        return items.isEmpty() ? "" : Kinds.category(items.getFirst());
    }

    /** Whether the verb's own words name giver, goal and goods. */
    boolean explicit() {
        return evidence.rules().size() == 1;
    }
}
