package org.aidwire.ingest.extraction.clause;

import java.util.Set;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Which mentions stand in one list. */
final class Links {

    private static final Set<String> WORDS = Set.of("its", "their", "as", "well");

    private final Scene scene;
    private final Sentence s;

    Links(Scene scene) {
        this.scene = scene;
        this.s = scene.sentence();
    }

    /** "France and Germany", "France, Germany and Italy"; not "according to France, Germany". */
    boolean joined(PartyMention a, PartyMention b) {
        if (a.party().equals(b.party()) || !linked(a, b)) {
            return false;
        }
        return conjunction(a.to(), b.from()) || listGoesOn(b);
    }

    /** Whether nothing stands between two mentions but what links them. */
    private boolean linked(PartyMention a, PartyMention b) {
        if (b.from() - a.to() > 4 || b.from() <= a.to()) {
            return false;
        }
        boolean link = false;
        for (int i = a.to(); i < b.from(); i++) {
            boolean mark = s.low(i).equals(",") || s.tag(i) == Tag.CCONJ || s.is(i, "well");
            link |= mark;
            if (!mark
                    && s.tag(i) != Tag.DET
                    && s.tag(i) != Tag.ADV
                    && s.tag(i) != Tag.ADJ
                    && !WORDS.contains(s.low(i))) {
                return false;
            }
        }
        return link;
    }

    private boolean conjunction(int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.tag(i) == Tag.CCONJ || s.is(i, "well")) {
                return true;
            }
        }
        return false;
    }

    /** After a comma a list needs an "and" further on. */
    private boolean listGoesOn(PartyMention m) {
        PartyMention last = m;
        for (PartyMention n : scene.parties()) {
            if (n.from() >= last.to()) {
                if (!linked(last, n)) {
                    return conjunction(last.to(), Math.min(last.to() + 2, s.size()));
                }
                if (conjunction(last.to(), n.from())) {
                    return true;
                }
                last = n;
            }
        }
        return conjunction(last.to(), Math.min(last.to() + 2, s.size()));
    }
}
