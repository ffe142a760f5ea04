package org.aidwire.ingest.extraction.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence into words and marks, the way the tagger's model was taught. */
final class Words {

    /**
     * What a token may look like; the alternatives stand in the order of their claim. Chains are
     * possessive, which loses nothing here, or "a-a-a-..." would cost a stack frame for each link.
     */
    private static final Pattern WORD =
            Pattern.compile(
                    "(?:[A-Z]\\.){2,}+" // U.S.
                            + "|(?:US|AU|NZ|CA|HK|A|C|S|NT)?\\$|[€£¥₩₹₴₽₺]|%"
                            + "|\\d++(?:[.,]\\d++)*+(?=(?:mln|bn|m|b|k|tn)\\b)|\\d++(?:[.,:]\\d++)*+"
                            + "|n['’]t\\b|['’](?:s|re|ve|ll|d|m)\\b"
                            + "|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|S|N|No|Prof|Adm|Maj)\\.(?=\\s)"
                            + "|[\\p{L}](?:(?!n['’]t\\b)[\\p{L}\\p{M}\\d])*+(?:(?!['’](?:s|re|ve|ll|d|m|t)\\b)[-‐‑'’./][\\p{L}\\d][\\p{L}\\p{M}\\d]*+)*+n?(?=n['’]t\\b)?"
                            + "|--|\\S");

    private Words() {}

    static List<int[]> spans(String text, int start, int end) {
        List<int[]> out = new ArrayList<>();
        Matcher m = WORD.matcher(text).region(start, end);
        m.useTransparentBounds(true);
        while (m.find()) {
            out.add(new int[] {m.start(), m.end()});
        }
        return out;
    }

    /** Typographic quotes and dashes as plain ones; the rest in lower case. */
    static String low(String word) {
        return switch (word) {
            case "“", "”", "„", "«", "»", "``", "''" -> "\"";
            case "–", "—", "--", "−" -> "-";
            default ->
                    word.replace('’', '\'').replace('‘', '\'').toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** As the tagger's model knows the word. */
    static String plain(String word) {
        return switch (word) {
            case "“", "”", "„", "«", "»" -> "\"";
            case "–", "—" -> "-";
            case "US$", "A$", "AU$", "C$", "CA$", "NZ$", "HK$", "S$", "NT$" -> "$";
            default -> word.replace('’', '\'').replace('‘', '\'');
        };
    }
}
