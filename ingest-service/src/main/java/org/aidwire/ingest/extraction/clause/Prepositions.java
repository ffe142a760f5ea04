package org.aidwire.ingest.extraction.clause;

import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** Which preposition governs a noun phrase: read back through the words that belong to it. */
final class Prepositions {

    private static final Set<String> PEOPLES =
            Lists.words(
                    "company operator utility engineer sector service unit school hospital"
                            + " budget economy energy"
                            + " government victim resident citizen refugee part region"
                            + " capital city province child hundred thousand"
                            + " million defender territory salary wage pension servant affectee survivor family household community");

    static final Set<String> TIMES =
            Lists.words(
                    "monday tuesday wednesday thursday friday saturday sunday january february"
                            + " march april june july august september october november december week"
                            + " month year decade day weekend hour yesterday today jan. feb. aug. sept. oct. nov. dec.");

    private static final Set<String> PROGRAMMES =
            Lists.words("programme program scheme plan deal agreement accord package initiative");

    /** "according to", "thanks to": no goal. */
    private static final Set<String> PHRASES =
            Set.of("according", "thanks", "due", "owing", "prior");

    /** "an accord under which Tokyo gives": the preposition is the clause's. */
    private static final Set<String> RELATIVES = Set.of("which", "whom", "whose");

    private final Scene scene;
    private final Sentence s;

    Prepositions(Scene scene) {
        this.scene = scene;
        this.s = scene.sentence();
    }

    /** The preposition that governs the noun phrase around a place, "" where none does. */
    String before(int place) {
        int i = place - 1;
        boolean opened = false;
        while (i >= 0 && !opened && within(i)) {
            if (temporal(i) || RELATIVES.contains(s.low(i))) {
                return "";
            }
            opened = s.tag(i) == Tag.DET;
            i--;
        }
        if (i == 0 && opened && s.tag(place) == Tag.PROPN && ended(place)) {
            return "";
        }
        if (i > 0
                && s.tag(i) == Tag.CCONJ
                && s.tag(i - 1) == Tag.PROPN
                && scene.partyAt(i - 1) == null
                && !TIMES.contains(s.low(i - 1))) {
            return before(i - 1); // "in Africa and Yemen"
        }
        if (i < 0 || (s.tag(i) != Tag.ADP && !toward(i))) {
            return "";
        }
        if (s.is(i, "to") && PHRASES.contains(s.low(i - 1))) {
            return s.low(i - 1);
        }
        String prep = s.low(i);
        return prep.equals("of") ? ofWhat(i) : prep;
    }

    /** "On Monday Ukraine", "In 2022 Japan": the preposition is the date's. */
    private boolean temporal(int i) {
        String low = s.low(i);
        return TIMES.contains(low)
                || TIMES.contains(s.lemma(i))
                || (s.tag(i - 1) == Tag.ADP && low.length() == 4 && low.matches("(?:19|20)\\d\\d"));
    }

    /** "Under the same programme Indonesia": the phrase that opens the sentence ends before. */
    private boolean ended(int place) {
        String noun = s.lemma(place - 1);
        return s.tag(place - 1) == Tag.NOUN && PROGRAMMES.contains(noun);
    }

    private boolean toward(int i) {
        return s.low(i).equals("to") && s.tag(i + 1) != Tag.VERB;
    }

    private boolean within(int i) {
        Tag tag = s.tag(i);
        return switch (tag) {
            case DET, ADJ, NUM, SYM -> true;
            case NOUN, PROPN ->
                    scene.partyAt(i) == null
                            || s.low(i + 1).equals("'s")
                            || s.tag(i + 1) == Tag.NOUN;
            case PART -> s.low(i).equals("'s");
            case ADV -> !s.low(i).equals("so");
            case PUNCT -> s.low(i).equals("-") || s.low(i).equals("\"");
            case PRON ->
                    Set.of("its", "their", "his", "her", "our", "my", "your").contains(s.low(i));
            case VERB ->
                    s.tag(i + 1) == Tag.NOUN
                            && (s.low(i).endsWith("ing") || s.low(i).endsWith("ed"))
                            && s.tag(i - 1) != Tag.NOUN
                            && s.tag(i - 1) != Tag.AUX
                            && s.tag(i - 1) != Tag.PROPN;
            default -> false;
        };
    }

    /** "Prime Minister Koizumi of Japan", "the Ministry of National Defense of South Korea". */
    private boolean titled(int name) {
        for (int i = name; i >= 0 && i > name - 7; i--) {
            if (Roles.office(s.low(i)) && s.at(i).capitalised()) {
                return i < name;
            }
            if (!s.at(i).capitalised() && !s.is(i, "of") && !s.is(i, "and") && !s.is(i, "for")) {
                return false;
            }
        }
        return false;
    }

    /** "to the people of Ukraine" is to Ukraine; "the use of Ukraine" is of it. */
    private String ofWhat(int of) {
        boolean person =
                Roles.office(s.lemma(of - 1))
                        || PEOPLES.contains(s.lemma(of - 1))
                        || titled(of - 1);
        if (!person) {
            return "of";
        }
        return before(of - 1);
    }
}
