package org.aidwire.ingest.extraction.rule;

import java.util.Set;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.aidwire.ingest.extraction.text.Sentence;

/** What is told as something earlier, and not as the news. */
final class Earlier {

    private static final Set<String> EARLIER =
            Set.of(
                    "earlier",
                    "previously",
                    "before",
                    "already",
                    "since",
                    "ago",
                    "last",
                    "formerly",
                    "past",
                    "to date",
                    "far");

    private Earlier() {}

    /** "had previously allocated" is of another time; what else was decided is the news. */
    static boolean told(Sentence s, VerbGroup verb, Outcome outcome) {
        if (outcome == Outcome.COMMIT) {
            boolean had = false;
            boolean before = false;
            for (int i = verb.first(); i < verb.head(); i++) {
                had |= s.is(i, "had");
                before |= EARLIER.contains(s.low(i));
            }
            return had && before;
        }
        return s.tokens().stream().anyMatch(t -> EARLIER.contains(t.low()));
    }
}
