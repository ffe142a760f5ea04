package org.aidwire.ingest.extraction.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.aidwire.ingest.extraction.Lists;

/** What the tagger gets wrong in news so often that it is worth a line. */
final class Tags {

    private static final Set<String> ALWAYS_VERBS =
            Lists.words(
                    "said says told tells gave given sent pledged pledges announced announces"
                            + " donated donates provided delivered warned warns asked added urged"
                            + " thanked vowed approved allocated received refused confirmed disbursed"
                            + " suspended authorised authorized informs promised stressed noted handed"
                            + " declined lent supplied dispatched contributed transferred resumed took delivers"
                            + " contributes allocates approves provides sends gives disburses withheld"
                            + " mulling sending supplying providing delivering transferring committed");

    private static final Set<String> MODALS =
            Lists.words("will would may might can could shall should must 'll 'd");

    private static final Set<String> DETERMINERS =
            Lists.words("the a an this that its their his her of our any no");

    private static final Set<String> AFTER_TO =
            Lists.words(
                    "aid support help supply fund ship donate send transfer lend request assist"
                            + " grant");

    private static final Set<String> HELPERS =
            Lists.words("had has have was were is are been be being 's 've");
    private static final Set<String> CLITIC =
            Set.of("it", "that", "he", "she", "there", "what", "who", "this");

    private static final Set<String> BE = Set.of("is", "are", "was", "were");

    private static final Set<String> HELP = Set.of("support", "help", "aid", "relief");

    /** Nouns that the model takes for verbs behind another verb: "keep aid out". */
    private static final Set<String> GOODS = Set.of("aid");

    /** Verbs that the model takes for nouns behind a name: "Vietnam presents $100,000". */
    private static final Set<String> THIRD_PERSON =
            Set.of(
                    "presents",
                    "offers",
                    "grants",
                    "hands",
                    "supplies",
                    "pledges",
                    "funds",
                    "ships",
                    "opposes",
                    "rejects",
                    "refuses",
                    "halts",
                    "suspends",
                    "freezes",
                    "finances",
                    "launches",
                    "requests",
                    "considers",
                    "weighs");

    /** "MiG-29", "F-16": a type's name. */
    private static final Pattern TYPE = Pattern.compile("\\p{Lu}\\p{L}*-\\d+\\w*");

    /** What supplies are called by. */
    private static final Set<String> SUPPLIED =
            Lists.words("medical humanitarian relief emergency food military essential basic aid");

    /** Plurals that are never verbs. */
    private static final Set<String> THINGS =
            Lists.words(
                    "vaccines generators tents tanks drones missiles ambulances blankets medicines"
                            + " weapons howitzers vehicles helicopters transformers rifles jets");

    private static final Set<String> ASKED = Set.of("requests", "appeals", "demands", "calls");

    private static final Set<String> DOES =
            Lists.words(
                    "plans hopes aims brings takes raises means includes comes offers pledges vows"
                            + " promises moves seeks");

    private Tags() {}

    /** The tags of a whole sentence, as the model gave them, corrected in place. */
    static void correct(List<Tag> tags, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String before = i == 0 ? "" : Words.low(words.get(i - 1));
            tags.set(i, corrected(tags.get(i), words.get(i), before, i));
        }
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean name =
                    Character.isUpperCase(words.get(i).charAt(0))
                            && tags.get(i) != Tag.PRON
                            && tags.get(i) != Tag.DET;
            if (name
                    && i > 0
                    && Set.of("said", "says", "added", "told", "noted").contains(words.get(i + 1))
                    && tags.get(i) != Tag.NOUN) {
                tags.set(i, Tag.PROPN);
            }
            if (Words.low(words.get(i)).equals("demining") && tags.get(i) == Tag.VERB) {
                tags.set(i, Tag.ADJ);
            }
            boolean says =
                    i > 0
                            && THIRD_PERSON.contains(words.get(i))
                            && tags.get(i - 1) == Tag.PROPN
                            && (tags.get(i + 1) == Tag.SYM
                                    || tags.get(i + 1) == Tag.NUM
                                    || words.get(i + 1).endsWith("ing")
                                    || tags.get(i + 1) == Tag.DET);
            if (says || does(tags, words, i)) {
                tags.set(i, Tag.VERB);
            }
            if (ASKED.contains(words.get(i))
                    && i > 0
                    && !words.get(i - 1).equals("to")
                    && tags.get(i - 1) != Tag.PROPN
                    && tags.get(i - 1) != Tag.PRON
                    && Set.of("from", "for", "by", "of").contains(words.get(i + 1))) {
                tags.set(i, Tag.NOUN);
            }
            if (tags.get(i) == Tag.ADJ && Lemmas.participle(words.get(i)) && has(tags, words, i)) {
                tags.set(i, Tag.VERB);
            }
            if (progressive(tags, words, i)) {
                tags.set(i, Tag.VERB);
            }
            plain(tags, words, i);
        }
        auxiliaries(tags, words);
    }

    /** "is suspending medical supplies": what is done to something, and no adjective. */
    private static boolean progressive(List<Tag> tags, List<String> words, int i) {
        boolean object =
                switch (tags.get(i + 1)) {
                    case NOUN, PROPN, DET, NUM, SYM, ADJ -> true;
                    default -> false;
                };
        return tags.get(i) == Tag.ADJ
                && words.get(i).endsWith("ing")
                && object
                && i > 0
                && BE.contains(Words.low(words.get(i - 1)))
                && (i < 2 || !words.get(i - 2).equalsIgnoreCase("there"));
    }

    /** "has again rejected": whether a word stands behind "has", adverbs between. */
    private static boolean has(List<Tag> tags, List<String> words, int i) {
        int k = i - 1;
        while (k > 0 && tags.get(k) == Tag.ADV) {
            k--;
        }
        return k >= 0 && Set.of("has", "have", "had").contains(words.get(k));
    }

    private static void auxiliaries(List<Tag> tags, List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean perfect = Set.of("have", "has", "had").contains(Words.low(words.get(i)));
            if (perfect && words.get(i + 1).equals("been")) {
                tags.set(i, Tag.AUX);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            boolean owned =
                    words.get(i).equals("'s")
                            && i > 0
                            && tags.get(i - 1) == Tag.NOUN; // "the army's"
            if (!owned && HELPERS.contains(Words.low(words.get(i))) && helps(tags, words, i)) {
                tags.set(i, Tag.AUX);
            }
        }
    }

    /** Words that are always the same in the news. */
    private static void plain(List<Tag> tags, List<String> words, int i) {
        if (words.get(i).indexOf('-') > 0 && TYPE.matcher(words.get(i)).matches()) {
            tags.set(i, Tag.PROPN); // MiG-29
        }
        if (words.get(i).equals("remaining") && tags.get(i + 1) != Tag.ADP) {
            tags.set(i, Tag.ADJ);
        }
        if (words.get(i).equals("plan")
                && words.get(i + 1).equals("for")
                && i > 0
                && tags.get(i - 1) == Tag.NOUN) {
            tags.set(i, Tag.NOUN); // "the response plan for 2024"
        }
        if (tags.get(i) == Tag.VERB && THINGS.contains(words.get(i))) {
            tags.set(i, Tag.NOUN);
        }
        if (Set.of("ambassador", "embassy", "neighbour", "agreements").contains(words.get(i))) {
            tags.set(i, Tag.NOUN);
        }
        if (words.get(i).equals("gets") && tags.get(i) == Tag.AUX && tags.get(i + 1) == Tag.VERB) {
            tags.set(i, Tag.VERB);
            tags.set(i + 1, Lemmas.participle(words.get(i + 1)) ? Tag.VERB : Tag.NOUN);
        }
        if (words.get(i).equals("earlier") && i > 0 && HELPERS.contains(words.get(i - 1))) {
            tags.set(i, Tag.ADV);
        }
        if (words.get(i).equals("supplies")
                && i > 0
                && SUPPLIED.contains(Words.low(words.get(i - 1)))) {
            tags.set(i, Tag.NOUN);
        }
        if (Set.of("nevertheless", "nonetheless").contains(words.get(i))) {
            tags.set(i, Tag.ADV);
        }
        if (words.get(i).equals("meanwhile")) {
            tags.set(i, Tag.ADV);
        }
        if (words.get(i).equals("so") && words.get(i + 1).equals("far")) {
            tags.set(i + 1, Tag.ADV);
        }
        if (Set.of("armoured", "armored", "neighbouring", "neighboring").contains(words.get(i))) {
            tags.set(i, Tag.ADJ);
        }
        if (words.get(i).equals("commits") && words.get(i + 1).equals("to")) {
            tags.set(i, Tag.VERB);
        }
        if (words.get(i).equals("set")
                && Set.of("off", "out", "aside").contains(words.get(i + 1))) {
            tags.set(i, Tag.VERB);
        }
    }

    /** "This brings", "Germany plans to buy": a verb, though the model takes it for a noun. */
    private static boolean does(List<Tag> tags, List<String> words, int i) {
        if (i == 0 || !DOES.contains(words.get(i))) {
            return false;
        }
        String before = Words.low(words.get(i - 1));
        if (words.get(i).equals("brings")) {
            return true;
        }
        boolean pronoun =
                Set.of("this", "that", "which", "it", "he", "she", "who").contains(before);
        boolean plan =
                (tags.get(i - 1) == Tag.PROPN || tags.get(i - 1) == Tag.CCONJ)
                        && words.get(i + 1).equals("to");
        return pronoun || plan;
    }

    /** "had suspended": before a participle, with at most adverbs between, it is an auxiliary. */
    private static boolean helps(List<Tag> tags, List<String> words, int i) {
        for (int k = i + 1; k < words.size() && k < i + 4; k++) {
            if (tags.get(k) == Tag.VERB) {
                String low = Words.low(words.get(k));
                return Lemmas.participle(low) || (low.endsWith("ing") && !low.equals("having"));
            }
            if (tags.get(k) != Tag.ADV && tags.get(k) != Tag.PART) {
                return false;
            }
        }
        return false;
    }

    private static Tag corrected(Tag tag, String word, String before, int i) {
        String low = Words.low(word);
        if (word.equals("CAN")) {
            return Tag.PROPN; // "CAN$500 million"
        }
        if (low.equals("may") && Character.isUpperCase(word.charAt(0))) {
            return Tag.PROPN;
        }
        if (low.equals("'s") || low.equals("'")) {
            return CLITIC.contains(before) ? Tag.AUX : Tag.PART;
        }
        if (MODALS.contains(low)
                && tag != Tag.NOUN
                && !(low.equals("may") && Character.isUpperCase(word.charAt(0)))) {
            return Tag.AUX;
        }
        if (BE.contains(low)) {
            return Tag.AUX;
        }
        if (low.equals("including")
                || (tag == Tag.SCONJ && (low.equals("on") || low.equals("out")))) {
            return Tag.ADP;
        }
        if (low.equals("cannot")) {
            return Tag.AUX;
        }
        if (tag == Tag.PUNCT && Character.isLetter(word.charAt(0))) {
            return Tag.ADJ;
        }
        if ("€£¥₩$".contains(low)) {
            return Tag.SYM;
        }
        boolean name =
                i > 0
                        && Character.isUpperCase(word.charAt(0))
                        && !before.equals("\"")
                        && !before.equals(":")
                        && !before.equals("-")
                        && !before.equals("•");
        boolean particle = tag == Tag.PART && low.length() > 3; // "Tokyo will"
        if (name && (tag == Tag.VERB || tag == Tag.AUX || particle || named(tag, word))) {
            return Tag.PROPN;
        }
        return verbOrNoun(tag, low, before);
    }

    /** "Last week Germany shipped": a name by its end, and no adjective. */
    private static boolean named(Tag tag, String word) {
        return tag == Tag.ADJ
                && word.length() > 3
                && (word.endsWith("y") || word.endsWith("land") || word.endsWith("a"));
    }

    private static Tag verbOrNoun(Tag tag, String low, String before) {
        if (ALWAYS_VERBS.contains(low) && tag != Tag.VERB && !DETERMINERS.contains(before)) {
            return Tag.VERB;
        }
        if (MODALS.contains(before) && AFTER_TO.contains(low)) {
            return Tag.VERB;
        }
        if (tag == Tag.VERB
                && GOODS.contains(low)
                && !before.equals("to")
                && !MODALS.contains(before)) {
            return Tag.NOUN;
        }
        if (tag == Tag.VERB && before.equals("for") && HELP.contains(low)) {
            return Tag.NOUN; // "asked Delhi for support"
        }
        boolean noun =
                tag == Tag.VERB
                        && DETERMINERS.contains(before)
                        && !low.endsWith("ed")
                        && !low.endsWith("ing")
                        && !before.equals("that");
        return noun ? Tag.NOUN : tag;
    }
}
