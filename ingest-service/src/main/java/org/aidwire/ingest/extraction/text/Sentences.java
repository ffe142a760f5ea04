package org.aidwire.ingest.extraction.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;

/** Cuts a paragraph into sentences, none longer than {@link #LONGEST}. */
final class Sentences {

    /** Beyond it a sentence is cut at a blank: what quotes it stays of a size. */
    static final int LONGEST = 2000;

    private static final Set<String> OPENERS =
            Lists.words("The It He She They But In On A This However We");

    private static final Set<String> ABBREVIATIONS =
            Lists.words(
                    "mr mrs ms dr gen lt col maj sgt sen rep gov st jan feb mar apr aug sept sep"
                            + " oct nov dec no nos prof adm capt hon vs etc approx inc ltd co corp rev"
                            + " e.g i.e us fig art brig amb rs");

    private Sentences() {}

    static List<int[]> cut(String text, int start, int end) {
        List<int[]> out = new ArrayList<>();
        int from = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c != '.' && c != '!' && c != '?' && c != '…') {
                continue;
            }
            int after = pastClosing(text, i + 1, end);
            if (ends(text, from, i, after, end)) {
                addBounded(out, text, from, after);
                from = pastBlanks(text, after, end);
                i = from - 1;
            }
        }
        if (from < end) {
            addBounded(out, text, from, end);
        }
        return out;
    }

    private static void addBounded(List<int[]> out, String text, int start, int end) {
        int from = start;
        while (end - from > LONGEST) {
            int to = lastBlank(text, from, from + LONGEST);
            out.add(new int[] {from, to});
            from = pastBlanks(text, to, end);
        }
        if (from < end) {
            out.add(new int[] {from, end});
        }
    }

    /** The last place before {@code end} where a word ends, or near it where there is none. */
    private static int lastBlank(String text, int from, int end) {
        int i = end;
        while (i > from && !blank(text.charAt(i))) {
            i--;
        }
        if (i > from) {
            return i;
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static int pastClosing(String text, int at, int end) {
        int i = at;
        while (i < end && "\"”’')]»".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static int pastBlanks(String text, int at, int end) {
        int i = at;
        while (i < end && blank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f';
    }

    private static boolean ends(String text, int from, int mark, int after, int end) {
        if (after >= end) {
            return false;
        }
        int next = pastBlanks(text, after, end);
        if (next >= end) {
            return true;
        }
        boolean drawn =
                mark > from && text.charAt(mark) != '…' && symbol(text.codePointBefore(mark));
        if (next == after) {
            return text.charAt(mark) == '.'
                    && (glued(text, from, mark, next) || (drawn && symbol(text.codePointAt(next))));
        }
        if (drawn) {
            return true; // "rice 🍚. 🇳🇴 Norway"
        }
        char c = text.charAt(next);
        boolean opens =
                Character.isUpperCase(c)
                        || Character.isDigit(c)
                        || "\"“‘'([«•".indexOf(c) >= 0
                        || Character.getType(c) == Character.OTHER_LETTER
                        || symbol(text.codePointAt(next));
        if (!opens) {
            return false;
        }
        return text.charAt(mark) != '.' || after > mark + 1 || !abbreviation(text, from, mark, c);
    }

    /** An emoji, with what may follow it to say how it is drawn. */
    private static boolean symbol(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL
                || Character.getType(c) == Character.MODIFIER_SYMBOL && c > 0x7f
                || c == 0xfe0f
                || c == 0x20e3;
    }

    /** "…for aid.The minister": a blank lost on the way to us. */
    private static boolean glued(String text, int from, int mark, int next) {
        return mark - from > 20
                && Character.isLowerCase(text.charAt(mark - 1))
                && Character.isLowerCase(text.charAt(mark - 2))
                && Character.isLowerCase(text.charAt(mark - 3))
                && Character.isUpperCase(text.charAt(next))
                && next + 2 < text.length()
                && Character.isLowerCase(text.charAt(next + 1))
                && !text.startsWith("Az", next);
    }

    private static boolean abbreviation(String text, int from, int mark, char next) {
        int w = mark;
        while (w > from
                && !Character.isWhitespace(text.charAt(w - 1))
                && "(\"“".indexOf(text.charAt(w - 1)) < 0) {
            w--;
        }
        String word = text.substring(w, mark).toLowerCase(Locale.ROOT);
        if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
            return true;
        }
        if (word.contains(".")
                && word.length() <= 5) { // U.S. Then a sentence may end: by what follows.
            return !nextOpensSentence(text, mark + 1);
        }
        return ABBREVIATIONS.contains(word)
                && !(word.equals("no") && !Character.isDigit(next))
                && !(word.equals("us") && Character.isUpperCase(next));
    }

    private static boolean nextOpensSentence(String text, int at) {
        int i = at;
        while (i < text.length() && !Character.isLetter(text.charAt(i))) {
            i++;
        }
        int to = i;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return OPENERS.contains(text.substring(i, to));
    }
}
