package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.text.Sentence;

/** What is paid or supplied every year and is no aid: a state's own budget, gas that is sold. */
final class Dues {

    private final Sentence s;

    Dues(Sentence sentence) {
        this.s = sentence;
    }

    boolean about(VerbGroup verb) {
        return budget(verb) || piped();
    }

    /** "supply Syria with 2 billion cubic metres of gas a year": sold. */
    private boolean piped() {
        boolean yearly = false;
        boolean volume = false;
        for (int i = 0; i < s.size(); i++) {
            yearly |= s.is(i, "year") && (s.is(i - 1, "a") || s.is(i - 1, "per"));
            yearly |= s.is(i, "annually");
            volume |= s.is(i, "cubic");
        }
        return yearly && volume;
    }

    /** "The military budget of Moldova was increased": its own. */
    private boolean budget(VerbGroup verb) {
        boolean raised = Set.of("increase", "raise", "double", "boost").contains(verb.lemma());
        for (int i = verb.first() - 1; raised && i > 0; i--) {
            if (s.is(i, "budget") || s.is(i, "spending")) {
                return true;
            }
        }
        return false;
    }

    /** "receives $2 billion a year": from whom and whether lately is not told. */
    boolean yearly(VerbGroup verb) {
        for (int i = verb.head(); verb.tense() == VerbGroup.Tense.PRESENT && i < s.size(); i++) {
            if (s.is(i, "year") && (s.is(i - 1, "a") || s.is(i - 1, "per"))) {
                return true;
            }
        }
        return false;
    }
}
