package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.rule.ActRules.Governor;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** Finds the word that an infinitive or a gerund hangs on: "(plans) to visit and to send". */
final class Governing {

    private static final Set<String> TELEPHONES = Set.of("telephone", "phone", "video");

    private final ActRules rules;
    private final Scene scene;
    private final Sentence s;

    Governing(ActRules rules, Scene scene) {
        this.rules = rules;
        this.scene = scene;
        this.s = scene.sentence();
    }

    /** The word that rules over an infinitive or gerund, or -1. */
    int wordOver(VerbGroup verb) {
        int i = verb.first() - 1;
        while (i >= 0
                && (s.tag(i) == Tag.ADV
                        || (s.tag(i) == Tag.ADP && verb.tense() == VerbGroup.Tense.GERUND)
                        || s.is(i, "\""))) {
            i--;
        }
        if (i >= 0 && rules.governor(s.lemma(i)) != null) {
            return i;
        }
        int limit = Math.max(0, i - 14);
        for (int k = i; k >= limit; k--) {
            String low = s.low(k);
            Governor governor = rules.governor(s.lemma(k));
            boolean verbHere = verbAt(k) != null;
            boolean telephone = s.is(k, "call") && TELEPHONES.contains(s.low(k - 1));
            boolean noun =
                    s.tag(k) == Tag.NOUN
                            && governor != null
                            && !telephone
                            && (verb.tense() == VerbGroup.Tense.GERUND || i - k <= 6);
            if (governor != null
                    && ((verbHere && fitsVerb(governor, verb))
                            || (noun && governor != Governor.DECIDE))) {
                return k;
            }
            if (low.equals(";")
                    || (s.tag(k) == Tag.SCONJ && !low.equals("that"))
                    || (verbHere
                            && verbAt(k) instanceof VerbGroup v
                            && v.finite()
                            && !s.is(k, "be")
                            && i - k > 1
                            && !coordinated(k, verb))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean fitsVerb(Governor governor, VerbGroup verb) {
        return governor == Governor.ASK
                || governor == Governor.INTEND
                || governor == Governor.DECIDE
                || governor == Governor.WEIGH
                || governor == Governor.REFUSE;
    }

    /** "plans to visit Kyiv and to send": both hang on one word. */
    private boolean coordinated(int k, VerbGroup verb) {
        for (int i = k + 1; i < verb.first(); i++) {
            if (s.tag(i) == Tag.CCONJ) {
                return true;
            }
        }
        return false;
    }

    private @Nullable VerbGroup verbAt(int i) {
        for (VerbGroup v : scene.verbs()) {
            if (v.head() == i) {
                return v;
            }
        }
        return null;
    }
}
