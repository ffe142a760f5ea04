package org.aidwire.ingest.extraction.speech;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Token;
import org.jspecify.annotations.Nullable;

/** The persons of a story: introduced once in full, then known by surname. */
final class People {

    /** A capitalised word that is a title, an office or a date and no name. */
    private static final Set<String> NO_NAMES =
            Lists.words(
                    "president prime minister foreign defence defense secretary general ambassador"
                            + " spokesperson spokesman spokeswoman senator sen. rep. mr. mrs. ms. dr."
                            + " mr mrs ms dr king queen prince chief director commissioner chancellor"
                            + " representative coordinator deputy vice state affairs ministry"
                            + " department committee council commission office agency organisation"
                            + " organization bank fund university institute centre center monday"
                            + " tuesday wednesday thursday friday saturday sunday january february"
                            + " march april may june july august september october november december"
                            + " interior finance development international national security advisor"
                            + " adviser emergency relief country permanent principal governor mayor"
                            + " gen. lt. col. captain major admiral head team the a an in on it he she"
                            + " they but and we this that federal executive regional agriculture health"
                            + " energy economy trade environment education culture european union house"
                            + " white senate congress parliament government army military force forces"
                            + " group society red cross crescent foundation programme program"
                            + " humanitarian assistance operations mission embassy high special envoy"
                            + " acting former leader premier lord sir his her excellency hon."
                            + " honourable facebook twitter x telegram youtube times news post photo"
                            + " source assistant under undersecretary consul pope emir sheikh crown"
                            + " sultan at for of to as according meanwhile however also earlier"
                            + " yesterday today if when while after since jan. feb. mar. apr. aug."
                            + " sept. oct. nov. dec. democrats republicans republican democrat labour"
                            + " party chairman chairwoman chair ceo managing spokespersons officials"
                            + " official experts analysts both officer assembly speaker member members"
                            + " counsellor first second lady pentagon kremlin north south east west"
                            + " islamic world food nations united new board");

    private static final Set<String> PARTICLES =
            Lists.words("von der van de al el bin ibn da dos di den ben du la le ould abu -");

    private final Map<String, Speaker> bySurname = new HashMap<>();

    void remember(Speaker speaker) {
        if (speaker.person() && speaker.name() != null) {
            String name = speaker.name();
            bySurname.putIfAbsent(surname(name), speaker);
            String firstName = name.split("[ ]")[0].toLowerCase(Locale.ROOT);
            bySurname.putIfAbsent(firstName, speaker);
        }
    }

    private static String surname(String name) {
        String[] words = name.split(" ");
        return words[words.length - 1].toLowerCase(Locale.ROOT);
    }

    @Nullable Speaker known(String name) {
        return bySurname.get(surname(name));
    }

    /** Whether a word can be part of a person's name. */
    static boolean nameWord(Scene scene, int i) {
        Sentence s = scene.sentence();
        if (i < 0 || i >= s.size()) {
            return false;
        }
        Token t = s.at(i);
        PartyMention m = scene.partyAt(i);
        boolean party = m != null && m.how() != PartyMention.How.LEADER;
        return t.capitalised()
                && !party
                && Character.isLetter(t.text().charAt(0))
                && !NO_NAMES.contains(t.low())
                && t.tag() != Tag.PRON
                && t.tag() != Tag.DET
                && t.tag() != Tag.ADP
                && (t.tag() == Tag.PROPN
                        || t.tag() == Tag.NOUN
                        || t.tag() == Tag.ADJ
                        || t.tag() == Tag.X
                        || ((t.tag() == Tag.VERB || t.tag() == Tag.AUX || t.tag() == Tag.INTJ)
                                && (i > 0 || capitalisedNext(s, i))))
                && !acronym(t.text());
    }

    /** A name at the head of a sentence is often taken for a verb: "Doo Jin-ho". */
    private static boolean capitalisedNext(Sentence s, int i) {
        return i + 1 < s.size() && s.at(i + 1).capitalised() && s.tag(i + 1) == Tag.PROPN;
    }

    private static boolean acronym(String word) {
        return word.length() > 1
                && word.equals(word.toUpperCase(Locale.ROOT))
                && word.length() <= 6
                && !word.contains("-");
    }

    /** The last name in a range of tokens as {from, to}, or null. */
    static int @Nullable [] lastName(Scene scene, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (nameWord(scene, i)) {
                int first = i;
                while (first - 1 >= from
                        && (nameWord(scene, first - 1)
                                || (PARTICLES.contains(scene.sentence().low(first - 1))
                                        && first - 2 >= from
                                        && nameWord(scene, first - 2))
                                || initial(scene.sentence(), first - 1))) {
                    first--;
                }
                return new int[] {first, i + 1};
            }
        }
        return null;
    }

    /** The first name in a range. */
    static int @Nullable [] firstName(Scene scene, int from, int to) {
        for (int i = from; i < to; i++) {
            if (nameWord(scene, i)) {
                int last = i + 1;
                while (last < to
                        && (nameWord(scene, last)
                                || initial(scene.sentence(), last)
                                || (PARTICLES.contains(scene.sentence().low(last))
                                        && last + 1 < to
                                        && nameWord(scene, last + 1))
                                || (PARTICLES.contains(scene.sentence().low(last))
                                        && last + 2 < to
                                        && PARTICLES.contains(scene.sentence().low(last + 1))
                                        && nameWord(scene, last + 2)))) {
                    last++;
                }
                return new int[] {i, last};
            }
        }
        return null;
    }

    private static boolean initial(Sentence s, int i) {
        String text = i >= 0 && i < s.size() ? s.at(i).text() : "";
        return (text.length() == 1 && Character.isUpperCase(text.charAt(0)) && s.tag(i) != Tag.DET)
                || (text.equals(".")
                        && i > 0
                        && s.at(i - 1).text().length() == 1
                        && Character.isUpperCase(s.at(i - 1).text().charAt(0)));
    }
}
