package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.clause.Scene;
import org.aidwire.ingest.extraction.mention.ItemMention;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.aidwire.ingest.extraction.text.Token;

/** What kind of aid is meant where the words leave it open: what the rest of the story says. */
final class Kinds {

    private static final Set<String> NOT_GOODS =
            Lists.words(
                    "inspector crew security price industry maker manufacturer factory"
                            + " insecurity crisis coordinator agency worker organisation"
                            + " organization chief attack strike programme program expert commander"
                            + " fire barrage secretary minister ministry official shortage corridor"
                            + " law situation catastrophe community pause affair depot plant"
                            + " threat");

    private static final Set<String> RELIEF =
            Lists.words(
                    "earthquake quake flood famine hunger refugee displaced cyclone hurricane"
                            + " typhoon drought survivor vaccine medicine food starvation malnutrition"
                            + " victim relief humanitarian crisis disaster rescue wildfire eruption"
                            + " cholera measles malaria ebola polio mpox epidemic pandemic covid-19 volcano rice wheat shelter tent"
                            + " blanket generator hospital homeless evacuee civilian winter heating");
    private static final Set<String> ARMS =
            Lists.words(
                    "weapon missile tank artillery ammunition military howitzer munition arms"
                            + " defence defense pentagon drone battlefield frontline troop shell"
                            + " weaponry battery soldier");
    private static final Set<String> MONEY =
            Lists.words(
                    "loan tranche budget imf macro-financial bank macroeconomic debt fiscal reform"
                            + " financing programme disbursement monetary deficit bailout economy"
                            + " reconstruction development");

    /** Codes whose words mean something harmless in a story of relief. */
    private static final Set<String> AMBIGUOUS =
            Lists.words(
                    "AVIATION HELICOPTERS TROOPS VEHICLES RATIONS MISSILES DRONES TRAINING"
                            + " INTELLIGENCE EARLY_WARNING PROTECTIVE_GEAR DEMINING AMMUNITION"
                            + " ARTILLERY TANKS");

    /** Whose words name those who bring, not what they bring: "Defence Force". */
    private static final Set<String> FORCES =
            Set.of(
                    "force",
                    "minister",
                    "ministry",
                    "secretary",
                    "department",
                    "spokesman",
                    "chief");

    /** What is military by name and no goods. */
    private static final Set<String> GATHERINGS =
            Lists.words(
                    "coalition alliance drill exercise plane aircraft operation court rule ruler"
                            + " government junta council base airport airlift coup takeover");

    /** What relief goods come in. */
    private static final Set<String> TRANSPORT = Set.of("AVIATION", "HELICOPTERS", "VEHICLES");

    /** "a system for detecting drones": no drones are given. */
    private static final Set<String> AGAINST =
            Set.of("detecting", "detect", "intercepting", "intercept", "countering", "counter");

    private final Map<String, Integer> counts = new HashMap<>();

    Kinds(List<Scene> scenes) {
        for (Scene scene : scenes) {
            for (Token token : scene.sentence().tokens()) {
                count(token.lemma().isEmpty() ? token.low() : token.lemma(), token.low());
            }
            scene.items().forEach(this::count);
        }
    }

    private void count(ItemMention item) {
        boolean plain = item.generic() || AMBIGUOUS.contains(item.code());
        String kind = plain ? "" : category(item.code());
        if (kind.equals("MILITARY_LETHAL")) {
            counts.merge("MILITARY_UNSPECIFIED", 1, Integer::sum);
        } else if (kind.equals("HUMANITARIAN") || kind.equals("FINANCIAL")) {
            counts.merge(kind + "_UNSPECIFIED", 1, Integer::sum);
        }
    }

    private void count(String lemma, String low) {
        if (RELIEF.contains(lemma) || RELIEF.contains(low)) {
            counts.merge(
                    "HUMANITARIAN_UNSPECIFIED", low.equals("humanitarian") ? 2 : 1, Integer::sum);
        }
        if (ARMS.contains(lemma) || ARMS.contains(low)) {
            counts.merge("MILITARY_UNSPECIFIED", 1, Integer::sum);
        }
        if (MONEY.contains(lemma) || MONEY.contains(low)) {
            counts.merge("FINANCIAL_UNSPECIFIED", 1, Integer::sum);
        }
    }

    /** The kind that rules the story, "" where none does. */
    String ofStory() {
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= 2)
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean relief() {
        int arms = counts.getOrDefault("MILITARY_UNSPECIFIED", 0);
        return ofStory().equals("HUMANITARIAN_UNSPECIFIED")
                && arms * 3 < counts.getOrDefault("HUMANITARIAN_UNSPECIFIED", 0);
    }

    /** The codes among some mentions that are aid in this story. */
    List<String> codes(Scene scene, int from, int to) {
        List<String> out = new ArrayList<>();
        for (ItemMention m : scene.items()) {
            boolean inside = m.from() >= from && m.to() <= to;
            boolean harmless =
                    relief()
                            && AMBIGUOUS.contains(m.code())
                            && !(m.code().equals("TRAINING") && armed(scene));
            if (inside
                    && !m.generic()
                    && !m.code().equals("TROOPS")
                    && !denied(scene.sentence(), m)
                    && !loose(scene, m)
                    && !out.contains(m.code())
                    && !harmless
                    && !possessor(scene.sentence(), m)) {
                out.add(m.code());
            }
        }
        boolean relief =
                carriesAid(scene)
                        || out.stream().anyMatch(code -> category(code).equals("HUMANITARIAN"));
        out.removeIf(code -> relief && TRANSPORT.contains(code));
        return specific(out);
    }

    /** "a training mission for the army", whatever the rest of the story is about. */
    private static boolean armed(Scene scene) {
        return scene.sentence().tokens().stream()
                .anyMatch(t -> Set.of("army", "soldier", "navy", "military").contains(t.lemma()));
    }

    /**
     * "20 trucks of aid", "an aircraft with the first consignment": what comes is what is in it.
     */
    private static boolean carriesAid(Scene scene) {
        Sentence s = scene.sentence();
        return scene.items().stream()
                .filter(ItemMention::generic)
                .anyMatch(
                        m -> {
                            for (int i = m.from() - 1; i >= 0 && i > m.from() - 12; i--) {
                                boolean load =
                                        s.is(i, "with")
                                                || s.is(i, "of")
                                                || s.is(i, "carrying")
                                                || s.is(i, "loaded");
                                int at = i;
                                if (load
                                        && scene.items().stream()
                                                .anyMatch(
                                                        v ->
                                                                TRANSPORT.contains(v.code())
                                                                        && v.to() <= at)) {
                                    return true;
                                }
                            }
                            return false;
                        });
    }

    /** "funding", "a grant", "a donation": money by whatever name, for what the story says. */
    private boolean loose(Scene scene, ItemMention m) {
        String word = scene.sentence().lemma(m.to() - 1);
        boolean plain =
                m.to() - m.from() == 1 && Set.of("funding", "grant", "donation").contains(word);
        return plain && !ofStory().equals("FINANCIAL_UNSPECIFIED");
    }

    /** "weapons" beside "tanks" adds nothing; nor does "humanitarian" beside "rice". */
    private static List<String> specific(List<String> codes) {
        List<String> out = new ArrayList<>(codes);
        out.removeIf(
                code -> codes.contains("TRAINING") && category(code).equals("MILITARY_LETHAL"));
        out.removeIf(
                code ->
                        codes.stream()
                                .anyMatch(other -> Items.INSTANCE.ancestors(other).contains(code)));
        out.removeIf(
                code ->
                        code.equals("FINANCIAL_UNSPECIFIED")
                                && codes.size() > 1
                                && codes.stream()
                                        .anyMatch(c -> category(c).equals("HUMANITARIAN")));
        return out;
    }

    /** "but not lethal weapons", "of not supplying arms": named to be left out. */
    private static boolean denied(Sentence s, ItemMention m) {
        for (int i = m.from() - 1; i >= 0 && i > m.from() - 5; i--) {
            if (s.is(i, ",") || s.is(i, ";")) {
                return false;
            }
            if (s.is(i, "not")
                    || s.is(i, "without")
                    || s.is(i, "no")
                    || (s.is(i, "than") && (s.is(i - 1, "rather") || s.is(i - 1, "other")))
                    || s.is(i, "except")
                    || AGAINST.contains(s.low(i))) {
                boolean verb =
                        (s.tag(i + 1) == Tag.VERB && !s.low(i + 1).endsWith("ing"))
                                || Set.of("plan", "intention", "decision").contains(s.lemma(i + 1));
                return !verb && !s.is(i + 1, "only");
            }
        }
        return false;
    }

    /** "weapons inspectors", "food security", "tank crews": not the goods. */
    private static boolean possessor(Sentence s, ItemMention m) {
        return NOT_GOODS.contains(s.lemma(m.to())) || s.is(m.from() - 1, "artificial");
    }

    /** The kind that the words of one sentence tell of, "" where they tell of none or several. */
    private static String ofSentence(Scene scene) {
        boolean relief = false;
        boolean arms = false;
        for (Token t : scene.sentence().tokens()) {
            relief |= RELIEF.contains(t.lemma()) || RELIEF.contains(t.low());
            arms |= ARMS.contains(t.lemma()) || ARMS.contains(t.low());
        }
        return relief && !arms ? "HUMANITARIAN_UNSPECIFIED" : "";
    }

    /** "2,000 tons of aid worth $1.7 million": what is weighed and carried is no money. */
    private static boolean loaded(Scene scene) {
        Sentence s = scene.sentence();
        for (int i = 0; i < s.size(); i++) {
            boolean load = Set.of("ton", "tonne", "planeload", "truckload").contains(s.lemma(i));
            if (load && s.is(i + 1, "of")) {
                return true;
            }
        }
        return false;
    }

    /** The code to use where a sentence names none. */
    String fallback(Scene scene, int from, int to) {
        for (int i = from; i < to && i < scene.sentence().size(); i++) {
            String lemma = scene.sentence().lemma(i);
            if (lemma.equals("fuel") && ofStory().equals("MILITARY_UNSPECIFIED")) {
                return "NON_LETHAL_UNSPECIFIED"; // for an army
            }
            boolean arms =
                    (lemma.equals("military")
                                    && !GATHERINGS.contains(scene.sentence().lemma(i + 1)))
                            || ((lemma.equals("defence") || lemma.equals("defense"))
                                    && !FORCES.contains(scene.sentence().lemma(i + 1)));
            if (arms) {
                return "MILITARY_UNSPECIFIED";
            }
            boolean emergency =
                    lemma.equals("emergency")
                            && Set.of("help", "aid", "relief", "supply", "assistance", "response")
                                    .contains(scene.sentence().lemma(i + 1));
            if (lemma.equals("debt") && !scene.money().isEmpty()) {
                return "FINANCIAL_UNSPECIFIED";
            }
            if (emergency
                    || lemma.equals("humanitarian")
                    || lemma.equals("relief")
                    || lemma.equals("rebuild")
                    || lemma.equals("victim")
                    || lemma.equals("refugee")
                    || lemma.equals("survivor")) {
                return "HUMANITARIAN_UNSPECIFIED";
            }
            boolean lent =
                    lemma.equals("loan")
                            || (lemma.equals("lend") && !scene.money().isEmpty())
                            || (lemma.equals("tranche")
                                    && (!scene.money().isEmpty()
                                            || !ofStory().equals("HUMANITARIAN_UNSPECIFIED")));
            if (lent) {
                return "LOAN_SUPPORT";
            }
        }
        if (loaded(scene) && !ofStory().equals("MILITARY_UNSPECIFIED")) {
            return "HUMANITARIAN_UNSPECIFIED";
        }
        String told = ofSentence(scene);
        if (!told.isEmpty() && !ofStory().equals("FINANCIAL_UNSPECIFIED")) {
            return told;
        }
        String story = ofStory();
        boolean sum = !scene.money().isEmpty();
        boolean relief =
                counts.containsKey("HUMANITARIAN_UNSPECIFIED")
                        || scene.parties().stream().anyMatch(m -> Carriers.ALL.contains(m.party()));
        return !story.isEmpty()
                ? story
                : sum && !relief ? "FINANCIAL_UNSPECIFIED" : "HUMANITARIAN_UNSPECIFIED";
    }

    static String category(String code) {
        Item item = Items.INSTANCE.find(code);
        if (item == null) {
            return "";
        }
        return item.category() == Item.Category.MILITARY
                ? item.lethality() == Item.Lethality.NON_LETHAL
                        ? "MILITARY_NONLETHAL"
                        : "MILITARY_LETHAL"
                : item.category().name();
    }

    /** Codes of one kind make a fact; a sum stands with the kind that is named first. */
    static List<List<String>> apart(List<String> codes, boolean sum) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        codes.forEach(
                code -> kinds.computeIfAbsent(category(code), _ -> new ArrayList<>()).add(code));
        List<List<String>> all = new ArrayList<>(kinds.values());
        return sum ? all.subList(0, 1) : all;
    }
}
