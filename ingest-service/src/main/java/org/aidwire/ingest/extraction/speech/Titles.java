package org.aidwire.ingest.extraction.speech;

import java.util.Locale;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** The words by which news introduces those who speak. */
final class Titles {

    static final Set<String> SOURCES =
            Set.of("source", "sources", "insider", "insiders", "people", "persons");
    static final Set<String> OFFICIALS =
            Lists.words(
                    "official officials diplomat diplomats spokesperson spokesman spokeswoman"
                            + " spokespersons officer aide aides officers");
    static final Set<String> OBSERVERS =
            Set.of(
                    "analyst",
                    "analysts",
                    "expert",
                    "experts",
                    "observers",
                    "critics",
                    "researchers",
                    "economists");
    static final Set<String> OFFICES =
            Lists.words(
                    "ministry government office department embassy agency army military command"
                            + " administration presidency authorities council commission parliament"
                            + " lawmakers parliamentarians mps leaders kingdom bloc alliance fund bank"
                            + " organisation organization statement release fund's company foundation"
                            + " charity republicans democrats opposition group service headquarters"
                            + " minister president chancellor secretary ambassador delegation party"
                            + " senator envoy chief premier senators ngo campaigners police union team"
                            + " staff coordinator centre center director commissioner mission consulate"
                            + " representative board house");

    static final Set<String> PERSONS =
            Lists.words(
                    "minister president chancellor ambassador secretary premier envoy senator"
                            + " diplomat leader chief director commissioner governor official"
                            + " spokesperson spokesman spokeswoman general politician lawmaker");
    static final Set<String> BODIES =
            Lists.words(
                    "agency organisation organization bank fund bloc alliance programme program"
                            + " lender charity");

    private Titles() {}

    static boolean title(Sentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            String low = s.low(i);
            if (OFFICES.contains(low)
                    || OFFICIALS.contains(low)
                    || OBSERVERS.contains(low)
                    || low.startsWith("mr")
                    || low.equals("ms.")
                    || low.equals("dr.")
                    || low.equals("sen.")
                    || low.equals("gen.")
                    || low.equals("head")
                    || low.equals("leader")
                    || low.equals("chair")
                    || low.equals("king")
                    || low.equals("prince")
                    || low.equals("counterpart")
                    || low.equals("fellow")
                    || low.equals("general")
                    || low.equals("adviser")
                    || low.equals("advisor")
                    || low.equals("professor")
                    || low.equals("manager")
                    || low.equals("governor")
                    || low.equals("mayor")) {
                return true;
            }
        }
        return false;
    }

    static boolean analyst(@Nullable String role) {
        if (role == null) {
            return false;
        }
        String low = role.toLowerCase(Locale.ROOT);
        return low.contains("analyst")
                || low.contains("professor")
                || low.contains("research")
                || low.contains("fellow")
                || low.contains("expert")
                || low.contains("economist")
                || low.contains("institute")
                || low.contains("university")
                || low.contains("think tank");
    }
}
