package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.clause.Roles;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.ItemMention;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;

/** What noun phrases show about between whom aid goes: "aid to Ukraine", "Japan's donation". */
final class Topics {

    private static final Set<String> DISASTERS =
            Set.of(
                    "flood",
                    "earthquake",
                    "quake",
                    "cyclone",
                    "hurricane",
                    "typhoon",
                    "drought",
                    "famine",
                    "landslide",
                    "wildfire",
                    "eruption",
                    "tsunami");

    private static final Set<String> STRIKING =
            Set.of("strike", "hit", "devastate", "batter", "rock", "ravage", "shake");

    private Topics() {}

    static void learn(List<Scene> scenes, Stage stage) {
        for (Scene scene : scenes) {
            Roles roles = new Roles(scene);
            for (PartyMention m : scene.parties()) {
                ItemMention goods = goodsBefore(scene, m);
                String prep = roles.preposition(m);
                if (grown(scene, m)) {
                    continue;
                }
                if (goods != null && Set.of("to", "for", "in").contains(prep)) {
                    stage.learn("", m.party(), prep.equals("in") ? 1 : 2);
                }
                if (((Set.of("in", "inside", "across", "for").contains(prep)
                                        || (prep.equals("to") && !thanked(scene, m)))
                                && m.how() != PartyMention.How.CAPITAL)
                        || m.how() == PartyMention.How.PEOPLE) {
                    stage.notice(m.party());
                }
                if (stricken(scene, m)) {
                    stage.stricken(m.party());
                }
                if (requested(scene, m)) {
                    stage.learn("", m.party(), 2);
                }
                if (struck(scene, m)) {
                    stage.stricken(m.party());
                }
                if (goods != null && prep.equals("from") && m.acts() && !programme(scene, m)) {
                    stage.learn(m.party(), "", 1);
                }
                if (ownGoods(scene, m) && m.acts() && !armed(scene, m)) {
                    stage.learn(m.party(), "", 1);
                }
            }
        }
    }

    /** "a quake that hit Haiti", "Haiti was hit by", "the earthquake in Haiti". */
    private static boolean struck(Scene scene, PartyMention m) {
        Sentence s = scene.sentence();
        boolean by =
                s.tag(m.to()) == Tag.AUX
                        && STRIKING.contains(s.lemma(m.to() + 1))
                        && s.tokens().stream().anyMatch(t -> DISASTERS.contains(t.lemma()));
        boolean there =
                (s.is(m.from() - 1, "in") || s.is(m.from() - 1, "of"))
                        && DISASTERS.contains(s.lemma(m.from() - 2));
        return by || there || (m.from() > 0 && STRIKING.contains(s.lemma(m.from() - 1)));
    }

    /** "Pakistan floods", "Morocco's earthquake", "flood-hit Libya". */
    private static boolean stricken(Scene scene, PartyMention m) {
        int next = scene.sentence().is(m.to(), "'s") ? m.to() + 1 : m.to();
        String before = scene.sentence().low(m.from() - 1);
        return DISASTERS.contains(scene.sentence().lemma(next))
                || DISASTERS.contains(scene.sentence().lemma(next + 1))
                || before.endsWith("-hit")
                || before.endsWith("-stricken")
                || before.endsWith("-torn");
    }

    /** "grateful to Japan", "thanks to Spain": no goal. */
    private static boolean thanked(Scene scene, PartyMention m) {
        for (int i = Math.max(0, m.from() - 4); i < m.from(); i++) {
            if (Set.of("grateful", "thanks", "thank", "gratitude", "thankful", "according")
                    .contains(scene.sentence().low(i))) {
                return true;
            }
        }
        return false;
    }

    /** "at the request of the Government of Vanuatu", "at Vanuatu's request". */
    private static boolean requested(Scene scene, PartyMention m) {
        for (int i = Math.max(1, m.from() - 6); i < m.from(); i++) {
            if (scene.sentence().is(i, "request") && scene.sentence().is(i + 1, "of")) {
                return true;
            }
        }
        return scene.sentence().is(m.to(), "'s") && scene.sentence().is(m.to() + 1, "request");
    }

    private static @org.jspecify.annotations.Nullable ItemMention goodsBefore(
            Scene scene, PartyMention m) {
        for (ItemMention item : scene.items()) {
            if (item.to() <= m.from() && m.from() - item.to() <= 5) {
                return item;
            }
        }
        return null;
    }

    /** "Chinese rice", "Japan's donation": the goods stand in one phrase with their owner. */
    static boolean ownGoods(Scene scene, PartyMention m) {
        boolean possessive =
                scene.sentence().is(m.to(), "'s") || m.how() == PartyMention.How.ADJECTIVE;
        return possessive && before(scene, m);
    }

    /** Whether goods follow a party in one phrase. */
    static boolean before(Scene scene, PartyMention m) {
        return scene.items().stream()
                .anyMatch(
                        i ->
                                i.from() >= m.to()
                                        && i.from() <= m.to() + 3
                                        && nouns(scene, m.to(), i.from()));
    }

    /** "for Ukrainian grain": where food comes from, and neither goal nor giver. */
    static boolean grown(Scene scene, PartyMention m) {
        return m.how() == PartyMention.How.ADJECTIVE
                && scene.items().stream()
                        .anyMatch(
                                i ->
                                        i.code().startsWith("FOOD")
                                                && i.from() <= m.to()
                                                && m.to() < i.to());
    }

    /** "Grain from Ukraine: what Seoul gave", "the Food from Ukraine programme": a name. */
    private static boolean programme(Scene scene, PartyMention m) {
        return Set.of(":", "initiative", "programme", "program", "scheme")
                .contains(scene.sentence().low(m.to()));
    }

    /** "Russian missiles": named for what they did, as a rule. */
    private static boolean armed(Scene scene, PartyMention m) {
        return scene.items().stream()
                .anyMatch(
                        i ->
                                !i.generic()
                                        && i.from() >= m.to()
                                        && i.from() <= m.to() + 3
                                        && Kinds.category(i.code()).equals("MILITARY_LETHAL")
                                        && !i.code().endsWith("UNSPECIFIED"));
    }

    private static boolean nouns(Scene scene, int from, int to) {
        for (int i = from; i < to; i++) {
            switch (scene.sentence().tag(i)) {
                case ADJ, NOUN, PROPN, PART, NUM -> {}
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
