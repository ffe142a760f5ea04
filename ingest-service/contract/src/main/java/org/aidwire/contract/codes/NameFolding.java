package org.aidwire.contract.codes;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes names comparable: NFKC, trimmed, inner white space as one blank, full Unicode case folding;
 * in this order.
 */
final class NameFolding {

    private NameFolding() {}

    static String fold(String name) {
        return foldCase(collapse(Normalizer.normalize(name, Normalizer.Form.NFKC)));
    }

    private static String collapse(String name) {
        StringBuilder out = new StringBuilder(name.length());
        boolean gap = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                gap = true;
                continue;
            }
            if (gap && !out.isEmpty()) {
                out.append(' ');
            }
            gap = false;
            out.appendCodePoint(c);
        }
        return out.toString();
    }

    /** NEL is white space to Unicode but to neither test of the JDK. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /**
     * The JDK has no case folding. Lower, upper, lower gives it (the first for the capital sharp s,
     * the second for ß and for the variants of one letter), if the last step goes letter by letter:
     * on strings it makes a final sigma.
     */
    private static String foldCase(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> foldCase(c, out));
        return out.toString();
    }

    private static void foldCase(int c, StringBuilder out) {
        if (c < 0x80) {
            out.append((char) Character.toLowerCase(c));
            return;
        }
        if (c == 'ı') { // A letter of its own outside Turkish rules; upper-casing would make it
            // an i.
            out.appendCodePoint(c);
            return;
        }
        String letter = Character.toString(c).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        letter.codePoints().map(Character::toLowerCase).forEach(out::appendCodePoint);
    }
}
