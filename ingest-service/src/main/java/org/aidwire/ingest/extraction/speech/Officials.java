package org.aidwire.ingest.extraction.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyMention.How;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/**
 * Who speaks and acts for a party in a story, by surname: after "Australian Foreign Minister Anna
 * Brown" what "Brown announced" is Australia's.
 */
public final class Officials {

    private static final Set<String> OFFICES =
            Lists.words(
                    "president minister premier chancellor secretary ambassador king emir envoy"
                            + " spokesperson spokesman spokeswoman commissioner representative");

    /** Who once spoke for a party, or speaks against it. */
    private static final Set<String> OTHERS =
            Lists.words(
                    "former ex-president late then opposition rebel shadow exiled next incoming"
                            + " would-be");

    /** How far from a party's name a title reaches: "Minister for Foreign Affairs and Trade". */
    private static final int TITLE = 10;

    private final Map<String, String> bySurname = new HashMap<>();

    private Officials() {}

    /** The scenes, with those officials as mentions of their party whom the story introduces. */
    public static List<Scene> named(List<Scene> scenes) {
        Officials officials = new Officials();
        scenes.forEach(officials::meet);
        return officials.bySurname.isEmpty()
                ? scenes
                : scenes.stream().map(officials::mentioned).toList();
    }

    private void meet(Scene scene) {
        for (PartyMention m : scene.parties()) {
            boolean state = m.how() == How.ADJECTIVE || m.how() == How.NAME;
            int[] name = state ? titled(scene, m) : null;
            if (name != null) {
                Sentence s = scene.sentence();
                bySurname.putIfAbsent(s.low(name[1] - 1), m.party().replace("-PARLIAMENT", ""));
            }
        }
    }

    /** The name behind a party and a title, as {from, to}, or null. */
    private static int @org.jspecify.annotations.Nullable [] titled(Scene scene, PartyMention m) {
        Sentence s = scene.sentence();
        boolean office = false;
        for (int k = 1; k <= 2; k++) {
            if (OTHERS.contains(s.low(m.from() - k))) {
                return null;
            }
        }
        for (int i = m.to(); i < Math.min(s.size(), m.to() + TITLE); i++) {
            if (office && People.nameWord(scene, i) && s.at(i).capitalised()) {
                return People.firstName(scene, i, Math.min(s.size(), i + 4));
            }
            office |= OFFICES.contains(s.low(i));
            boolean title =
                    s.tag(i) == Tag.NOUN
                            || s.tag(i) == Tag.ADJ
                            || s.tag(i) == Tag.PROPN
                            || s.is(i, "'s")
                            || s.is(i, "of")
                            || s.is(i, "for")
                            || s.is(i, "and");
            if (!title || OTHERS.contains(s.low(i)) || scene.partyAt(i) != null) {
                return null;
            }
        }
        return null;
    }

    private Scene mentioned(Scene scene) {
        List<PartyMention> parties = new ArrayList<>(scene.parties());
        Sentence s = scene.sentence();
        for (int i = 0; i < s.size(); i++) {
            String party = bySurname.get(s.low(i));
            boolean name =
                    party != null
                            && s.at(i).capitalised()
                            && scene.partyAt(i) == null
                            && People.nameWord(scene, i)
                            && !s.at(Math.min(i + 1, s.size() - 1)).capitalised();
            if (name && party != null) {
                parties.add(new PartyMention(first(scene, i), i + 1, party, How.LEADER));
            }
        }
        parties.sort(Comparator.comparingInt(PartyMention::from));
        return new Scene(s, scene.verbs(), parties, scene.items(), scene.money());
    }

    /** Where a name begins that ends with this word: "Anna (Brown)". */
    private static int first(Scene scene, int surname) {
        int i = surname;
        while (i > 0 && People.nameWord(scene, i - 1) && scene.partyAt(i - 1) == null) {
            i--;
        }
        return i;
    }
}
