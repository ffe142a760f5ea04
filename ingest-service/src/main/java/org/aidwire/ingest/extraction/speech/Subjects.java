package org.aidwire.ingest.extraction.speech;

import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Where the subject of a verb of saying begins. */
final class Subjects {

    private Subjects() {}

    /**
     * "Mr Rowe, who spoke while receiving the governor, said": where the insertion begins, or -1.
     */
    static int relative(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        for (int i = 2; s.is(verb.first() - 1, ",") && i < verb.first() - 1; i++) {
            boolean opens = s.is(i, "who") && s.is(i - 1, ",");
            int at = i;
            boolean earlier = scene.verbs().stream().anyMatch(v -> v.finite() && v.head() < at);
            if (opens && !earlier) {
                return i - 1;
            }
        }
        return -1;
    }

    /** "…, the ambassador, Allal El Achab, said": before the phrase that the name explains. */
    static int appositionStart(Sentence s, int from, int to) {
        int commas = 0;
        for (int i = to - 1; i >= from; i--) {
            if (s.is(i, ",") && ++commas == 3) {
                return i + 1;
            }
        }
        return from;
    }

    /** "…, the ministry said": the comma before a subject that stands right at its verb, or -1. */
    static int lastComma(Sentence s, int from, int to) {
        for (int i = to - 2; i >= from; i--) {
            if (s.is(i, ",")) {
                return s.is(to - 1, ",") ? -1 : i;
            }
        }
        return -1;
    }

    static boolean coordinated(Sentence s, VerbGroup verb) {
        int i = verb.first() - 1;
        while (i > 0 && s.tag(i) == Tag.ADV) {
            i--;
        }
        return i >= 0 && (s.tag(i) == Tag.CCONJ || s.is(i, ","));
    }

    static int subjectStart(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        int i = verb.first() - 1;
        while (i >= 0) {
            if (s.is(i, "\"")
                    || s.is(i, ";")
                    || s.is(i, ":")
                    || (s.tag(i) == Tag.SCONJ && !s.is(i, "of"))
                    || s.is(i, "that")
                    || s.is(i, "but")
                    || breaks(scene, i, verb)) {
                return i + 1;
            }
            i--;
        }
        return leadIn(scene, verb);
    }

    /** A verb before ends its clause there, unless it stands in an insertion about the subject. */
    static boolean breaks(Scene scene, int i, VerbGroup verb) {
        for (VerbGroup v : scene.verbs()) {
            if (v.head() == i && v.finite() && v.head() < verb.first()) {
                return !insertion(scene.sentence(), v, verb);
            }
        }
        return false;
    }

    static boolean insertion(Sentence s, VerbGroup v, VerbGroup verb) {
        for (int k = v.first() - 1; k >= 0 && k > v.first() - 8; k--) {
            if (s.is(k, "who") || s.is(k, "which") || s.is(k, "whose")) {
                return s.is(verb.first() - 1, ",") || s.tag(verb.first() - 1) != Tag.PRON;
            }
        }
        return false;
    }

    /** "In a statement on Friday, the minister said": the phrase before the subject. */
    static int leadIn(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        if (s.tag(0) != Tag.ADP
                && s.tag(0) != Tag.ADV
                && s.tag(0) != Tag.SCONJ
                && s.tag(0) != Tag.VERB) {
            return 0;
        }
        for (int i = 1; i < verb.first() && i < 16; i++) {
            if (s.is(i, ",")) {
                return i + 1;
            }
        }
        return 0;
    }
}
