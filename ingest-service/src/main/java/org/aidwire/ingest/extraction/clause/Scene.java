package org.aidwire.ingest.extraction.clause;

import java.util.List;
import org.aidwire.ingest.extraction.mention.ItemMention;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** A sentence with all that has been found in it: what the rules look at. */
public record Scene(
        Sentence sentence,
        List<VerbGroup> verbs,
        List<PartyMention> parties,
        List<ItemMention> items,
        List<Money> money) {

    public Scene {
        verbs = List.copyOf(verbs);
        parties = List.copyOf(parties);
        items = List.copyOf(items);
        money = List.copyOf(money);
    }

    public @Nullable PartyMention partyAt(int i) {
        for (PartyMention m : parties) {
            if (m.from() <= i && i < m.to()) {
                return m;
            }
        }
        return null;
    }

    /** The verb group before another one that makes a clause, or null. */
    public @Nullable VerbGroup finiteBefore(VerbGroup verb) {
        VerbGroup found = null;
        for (VerbGroup v : verbs) {
            if (v.head() < verb.first() && v.finite()) {
                found = v;
            }
        }
        return found;
    }

    public @Nullable VerbGroup before(VerbGroup verb) {
        VerbGroup found = null;
        for (VerbGroup v : verbs) {
            if (v.head() < verb.first()) {
                found = v;
            }
        }
        return found;
    }

    /** Where the words that belong to a verb end: at the next clause, or with the sentence. */
    public int reach(VerbGroup verb) {
        int end = semicolon(verb);
        for (VerbGroup v : verbs) {
            if (v.first() > verb.head() && v.finite()) {
                return Math.min(end, ownSubjectStart(verb, v));
            }
        }
        return end;
    }

    private int semicolon(VerbGroup verb) {
        for (int i = verb.head() + 1; i < sentence.size(); i++) {
            if (sentence.is(i, ";")) {
                return i;
            }
        }
        return sentence.size();
    }

    /** A clause begins with its subject: back to the conjunction or comma before the next verb. */
    private int ownSubjectStart(VerbGroup verb, VerbGroup next) {
        for (int i = next.first() - 1; i > verb.head(); i--) {
            switch (sentence.tag(i)) {
                case SCONJ, CCONJ, PUNCT -> {
                    return i;
                }
                default -> {
                    String low = sentence.low(i);
                    if (low.equals("which") || low.equals("who") || low.equals("that")) {
                        return i;
                    }
                }
            }
        }
        return next.first();
    }
}
