package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Which sums of a sentence are the whole of which another is a part. */
final class Sums {

    private final Sentence s;

    Sums(Sentence sentence) {
        this.s = sentence;
    }

    /** "out of the 18 billion package": the whole, of which this is a part. */
    boolean outOf(Money m) {
        int i = m.from() - 1;
        while (i > 0 && (s.tag(i) == Tag.DET || s.tag(i) == Tag.ADJ || s.tag(i) == Tag.ADV)) {
            i--;
        }
        boolean of =
                s.is(i, "of")
                        && (share(i - 1)
                                || s.is(i - 1, "out")
                                || s.is(i - 1, "part")
                                || (s.is(i - 1, "tranche") && i < m.from() - 1));
        return of || s.is(i, "under");
    }

    /** "less than a third of the 2 billion": how much of what was asked. */
    boolean share(int i) {
        return Set.of("third", "half", "quarter", "%", "percent", "cent", "fraction", "most")
                .contains(s.low(i));
    }
}
