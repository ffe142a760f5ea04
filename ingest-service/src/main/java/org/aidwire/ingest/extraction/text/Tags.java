package org.aidwire.ingest.extraction.text;

import java.util.List;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;

/** What the tagger gets wrong in news so often that it is worth a line. */
final class Tags {

    private static final Set<String> ALWAYS_VERBS =
            Lists.words(
                    "said says told tells gave given sent pledged pledges announced announces"
                            + " donated donates provided delivered warned warns asked added urged"
                            + " thanked vowed approved allocated received refused confirmed disbursed"
                            + " suspended authorised authorized informs promised stressed noted handed"
                            + " declined");

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

    /** Nouns that the model takes for verbs behind another verb: "keep aid out". */
    private static final Set<String> GOODS = Set.of("aid");

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
            if (words.get(i).equals("commits") && words.get(i + 1).equals("to")) {
                tags.set(i, Tag.VERB);
            }
            if (words.get(i).equals("set")
                    && Set.of("off", "out", "aside").contains(words.get(i + 1))) {
                tags.set(i, Tag.VERB);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (HELPERS.contains(Words.low(words.get(i))) && helps(tags, words, i)) {
                tags.set(i, Tag.AUX);
            }
        }
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
        if (low.equals("including")) {
            return Tag.ADP;
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
        if (name && (tag == Tag.VERB || tag == Tag.AUX)) {
            return Tag.PROPN;
        }
        return verbOrNoun(tag, low, before);
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
        boolean noun =
                tag == Tag.VERB
                        && DETERMINERS.contains(before)
                        && !low.endsWith("ed")
                        && !low.endsWith("ing")
                        && !before.equals("that");
        return noun ? Tag.NOUN : tag;
    }
}
