package org.aidwire.ingest.extraction.clause;

import java.util.Set;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** What stands between a verb and its subject: "France, which is a partner, flew in". */
final class Asides {

    private static final Set<String> PERSONS = Set.of("we", "they", "i", "he", "she", "you");

    private final Scene scene;
    private final Sentence s;
    private final Roles roles;

    Asides(Scene scene, Roles roles) {
        this.scene = scene;
        this.s = scene.sentence();
        this.roles = roles;
    }

    /** "Bulgaria – where opinion is split – has sent": who stands before the dashes. */
    @Nullable PartyMention beforeDashes(VerbGroup verb) {
        if (!verb.finite() || !s.is(verb.first() - 1, "-")) {
            return null;
        }
        int open = verb.first() - 2;
        while (open > 0 && !s.is(open, "-")) {
            open--;
        }
        PartyMention found = null;
        for (PartyMention m : scene.parties()) {
            if (m.to() <= open
                    && open - m.to() < 3
                    && roles.preposition(m).isEmpty()
                    && roles.agent(m)) {
                found = m;
            }
        }
        return found;
    }

    /**
     * "France, which is a partner, flew in": the verb between the commas, whose subject it shares.
     */
    @Nullable VerbGroup relativeAside(VerbGroup verb, VerbGroup bound) {
        int end = verb.first() - 1;
        while (end > 0 && s.tag(end) == Tag.ADV) {
            end--;
        }
        if (!verb.finite() || !s.is(end, ",")) {
            return null;
        }
        VerbGroup v = bound;
        while (v != null) {
            for (int i = v.first() - 1; i > 0 && i > v.first() - 4; i--) {
                boolean relative = s.is(i, "which") || s.is(i, "who") || s.is(i, "whose");
                if ((relative && s.is(i - 1, ",")) || (s.is(i, "that") && apposed(i))) {
                    return s.is(i, "whose") ? null : v;
                }
            }
            v = scene.before(v);
        }
        return null;
    }

    /** "Tajikistan, the one neighbour that does not": a noun in apposition to a party. */
    private boolean apposed(int that) {
        for (PartyMention m : scene.parties()) {
            boolean noun = that - m.to() <= 6 && s.tag(that - 1) == Tag.NOUN;
            if (m.to() < that && noun && s.is(m.to(), ",") && s.tag(m.to() + 1) == Tag.DET) {
                return true;
            }
        }
        return false;
    }

    /** "Haiti, which has asked": the party right before the relative word. */
    @Nullable PartyMention relativeHead(VerbGroup verb) {
        int i = verb.first() - 1;
        if (!verb.finite() || !(s.is(i, "which") || s.is(i, "who"))) {
            return null;
        }
        int end = s.is(i - 1, ",") ? i - 1 : i;
        for (PartyMention m : scene.parties()) {
            if (m.to() == end && m.acts()) {
                return m;
            }
        }
        return null;
    }

    /** "turned down a request by Ukraine's allies to provide": who asks is not who provides. */
    boolean asks(int noun) {
        for (int i = noun - 1; i > 0 && i > noun - 6; i--) {
            if ((s.is(i, "by") || s.is(i, "from")) && Roles.ASKING.contains(s.lemma(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** "condemned Russia, but we have given": who is named before the pronoun does not give. */
    boolean pronounBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (PERSONS.contains(s.low(i))) {
                return true;
            }
        }
        return false;
    }

    /** "… and pledged", "… but still refuses": the subject is that of the verb before. */
    boolean conjoined(VerbGroup verb) {
        int i = verb.first() - 1;
        while (i > 0
                && (s.tag(i) == Tag.ADV
                        || Prepositions.TIMES.contains(s.low(i))
                        || s.is(i, "this")
                        || s.is(i, "last"))) {
            i--;
        }
        return i > 0 && s.tag(i) == Tag.CCONJ;
    }

    /** "to meet officials and present": the bare verb is another infinitive. */
    boolean second(VerbGroup bound, VerbGroup verb) {
        return bound.tense() == VerbGroup.Tense.INFINITIVE
                && verb.first() == verb.head()
                && s.tag(verb.first() - 1) == Tag.CCONJ;
    }

    /** "President Sheikh Mohamed": by the title of one whose name says nothing. */
    String titled(int i, String noun) {
        for (int k = i - 1; s.tag(i) == Tag.PROPN && k >= Math.max(0, i - 8); k--) {
            if (s.tag(k) == Tag.VERB || s.tag(k) == Tag.AUX || s.tag(k) == Tag.SCONJ) {
                return noun;
            }
            if (Set.of(
                            "president",
                            "minister",
                            "king",
                            "prince",
                            "sheikh",
                            "emir",
                            "premier",
                            "chancellor")
                    .contains(s.low(k))) {
                return s.low(k);
            }
        }
        return noun;
    }
}
