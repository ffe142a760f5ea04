package org.aidwire.ingest.extraction.rule;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.clause.VerbGroup;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Token;

/** What looks like aid and is none: sales, a state's own spending, sport, trade. */
public final class Gates {

    private static final Set<String> AID =
            Lists.words(
                    "aid assistance donation donate humanitarian relief grant donor refugee famine"
                            + " pledge tranche imf wfp unicef macro-financial weapon weaponry arms loan"
                            + " earthquake non-lethal ammunition");
    private static final Set<String> GIFT =
            Lists.words(
                    "finance aid assistance donate donation humanitarian grant relief gift free funding"
                            + " tranche loan budget");

    /** What aid is called. */
    private static final Set<String> CALLED =
            Lists.words(
                    "aid assistance humanitarian donate donation donor relief vaccine gift gifted"
                            + " macro-financial usaid grant facility deposit");

    /** Where one chamber's vote decides nothing yet. */
    private static final Set<String> TWO_CHAMBERS = Set.of("US-PARLIAMENT", "GB-PARLIAMENT");

    /** A story of fewer sentences need not call aid by its name. */
    private static final int SHORT = 5;

    private final Set<String> trade;

    public Gates(Set<String> trade) {
        this.trade = Set.copyOf(trade);
    }

    /** Whether the story speaks of aid at all. */
    boolean story(List<Scene> scenes) {
        int aid = 0;
        for (Scene scene : scenes) {
            aid += scene.money().isEmpty() ? 0 : 1;
            aid += (int) scene.items().stream().filter(m -> !m.generic()).count();
            for (Token t : scene.sentence().tokens()) {
                if (AID.contains(t.lemma()) || AID.contains(t.low())) {
                    aid++;
                }
            }
        }
        return aid >= 1;
    }

    /** Whether somebody calls it aid, or one is named who does or gets little else. */
    boolean speaksOfAid(List<Scene> scenes) {
        return scenes.size() < SHORT
                || scenes.stream().anyMatch(scene -> called(scene) || helping(scene))
                || arming(scenes);
    }

    private static boolean called(Scene scene) {
        return scene.sentence().tokens().stream()
                .anyMatch(t -> CALLED.contains(t.lemma()) || CALLED.contains(t.low()));
    }

    private static boolean helping(Scene scene) {
        boolean carrier =
                scene.parties().stream()
                        .map(PartyMention::party)
                        .anyMatch(
                                party ->
                                        (Carriers.ALL.contains(party) && !party.equals("UN"))
                                                || party.equals("IMF"));
        return carrier || scene.items().stream().anyMatch(m -> m.code().equals("RESCUE_TEAM"));
    }

    /** A war that others arm: weapons and Ukraine. */
    private static boolean arming(List<Scene> scenes) {
        return scenes.stream().flatMap(scene -> scene.parties().stream()).anyMatch(Gates::invaded)
                && scenes.stream()
                        .flatMap(scene -> scene.items().stream())
                        .anyMatch(m -> Kinds.category(m.code()).startsWith("MILITARY"));
    }

    private static boolean invaded(PartyMention m) {
        return m.party().equals("UA");
    }

    /** Whether a verb's sentence is not one of trade. */
    boolean sentence(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        boolean traded = false;
        boolean given = false;
        for (int i = 0; i < s.size(); i++) {
            Token t = s.at(i);
            boolean purpose =
                    (t.lemma().equals("buy") && !ordered(scene, i))
                            || (t.lemma().equals("purchase") && t.tag() == Tag.VERB);
            boolean bought =
                    s.is(i, "bought")
                            && !s.lemma(i - 1).equals("have")
                            && !s.lemma(i - 2).equals("have");
            traded |= bought;
            traded |=
                    (trade.contains(t.lemma()) || trade.contains(t.low()))
                            && !purpose
                            && !told(scene, verb, i);
            given |= GIFT.contains(t.lemma()) && !s.is(i + 1, "law");
        }
        return !traded || given || forOthers(scene, verb);
    }

    /** "signed a memorandum to buy 240,000 tonnes": bought, where no sum is for it. */
    private static boolean ordered(Scene scene, int buy) {
        Sentence s = scene.sentence();
        for (int i = Math.max(0, buy - 24); i < buy && scene.money().isEmpty(); i++) {
            if (Set.of("sign", "memorandum", "agreement", "contract").contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /** "will sell radars and will give 50 vehicles": what another clause tells is told there. */
    private static boolean told(Scene scene, VerbGroup verb, int i) {
        return verb.finite()
                && scene.verbs().stream()
                        .anyMatch(v -> v.head() == i && v.finite() && v.head() < verb.first());
    }

    /** "will finance the purchase of howitzers for Ukraine": bought, and given away. */
    private static boolean forOthers(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        return Set.of("finance", "fund", "pay", "contribute", "allocate", "donate")
                        .contains(verb.lemma())
                && scene.parties().stream()
                        .anyMatch(
                                m ->
                                        m.from() > verb.head()
                                                && (s.is(m.from() - 1, "for")
                                                        || s.is(m.from() - 1, "to")));
    }

    /** What only money and a verb make is aid only where the verb is one of giving. */
    boolean plausible(Scene scene, VerbGroup verb, Frame frame, Goods goods, List<String> items) {
        boolean bare = goods.items().isEmpty() && !goods.generic();
        boolean paid = verb.lemma().equals("go") && !goods.money().isEmpty();
        boolean weak =
                bare
                        && !paid
                        && Set.of("ARRIVE", "DEPART", "REFUSE", "STOP", "CONSIDER", "TOTAL")
                                .contains(frame.name());
        boolean sent =
                frame.name().equals("MOVE")
                        && !goods.money().isEmpty()
                        && goods.money().getFirst().from() - verb.head() <= 4
                        && goods.money().getFirst().value().longValue() >= 1_000_000;
        boolean venture =
                bare
                        && verb.lemma().equals("invest")
                        && scene.sentence().tokens().stream()
                                .noneMatch(t -> GIFT.contains(t.lemma()));
        if (venture || weak || (frame.name().equals("MOVE") && bare && !sent)) {
            return false;
        }
        return !(frame.name().equals("ARRIVE")
                && goods.items().stream()
                        .allMatch(c -> c.equals("TROOPS") || c.equals("RESCUE_TEAM"))
                && !goods.generic()
                && goods.items().isEmpty());
    }

    /** The word before a noun and what describes it. */
    private static int before(Sentence s, int noun) {
        int i = noun - 1;
        while (i > 0 && (s.tag(i) == Tag.DET || s.tag(i) == Tag.ADJ)) {
            i--;
        }
        return i;
    }

    /** Passed by one chamber, or cleared by staff: weighed, not yet decided. */
    boolean oneChamber(Scene scene, VerbGroup verb) {
        Sentence s = scene.sentence();
        for (PartyMention m : scene.parties()) {
            if (TWO_CHAMBERS.contains(m.party())
                    && m.to() <= verb.first()
                    && !s.low(m.to() - 1).equals("congress")) {
                return true;
            }
        }
        for (int i = Math.max(0, verb.first() - 6); i < verb.first(); i++) {
            if (Set.of("lawmaker", "committee", "mp", "chamber", "senator").contains(s.lemma(i))
                    || (s.is(i, "parliament") && s.is(before(s, i), "of"))) {
                return true;
            }
        }
        return false;
    }
}
