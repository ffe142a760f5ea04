package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.text.Sentence;

/** What thanks tell: "thanked Japan for the tents it had sent". */
final class Thanks {

    private final ActRules rules;
    private final Scene scene;
    private final Sentence s;

    Thanks(ActRules rules, Scene scene) {
        this.rules = rules;
        this.scene = scene;
        this.s = scene.sentence();
    }

    /** "thanked Japan for rice", not "thanked the senators, adding". */
    boolean given(VerbGroup verb) {
        for (int i = verb.head() + 1; i < s.size() && i < verb.head() + 16; i++) {
            if (s.is(i, "for")) {
                return true;
            }
            if (s.is(i, ",") || s.is(i, ";")) {
                return false;
            }
        }
        return false;
    }

    /** "thanked Japan for the tents it had sent": delivered, by the verb of sending. */
    boolean sentBefore(VerbGroup verb) {
        return scene.verbs().stream()
                .anyMatch(
                        v ->
                                v.first() > verb.head()
                                        && (s.is(v.first() - 1, "it")
                                                || scene.partyAt(v.first() - 1) != null)
                                        && v.finite()
                                        && new Moods(rules, scene).of(v) == Mood.DONE
                                        && rules.frame(s, v.head()) instanceof Frame f
                                        && Set.of("GIVE", "MOVE").contains(f.name()));
    }
}
