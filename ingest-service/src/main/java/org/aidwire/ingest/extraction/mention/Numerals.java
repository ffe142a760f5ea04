package org.aidwire.ingest.extraction.mention;

import java.util.regex.Pattern;

/**
 * Whether a number has been understood whole. Of "one hundred and twenty million" or "$1 500,0" a
 * part alone would be a wrong figure, which is worse than none.
 */
final class Numerals {

    private static final String WORDS =
            "(?:hundred|thousand|million|billion|trillion|lakh|crore|mln|bln|bn|twenty|thirty|forty|fifty|sixty"
                    + "|seventy|eighty|ninety)";

    /** Not a year: "in 2023 20 million euros". */
    private static final String DIGITS = "(?<![\\d.,])(?!(?:19|20)\\d\\d[\\s-])\\d[\\d.,]*";

    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?:\\b" + WORDS + "(?:\\s+and)?|" + DIGITS + ")[\\s\\u00a0\\u202f'’-]+$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER =
            Pattern.compile(
                    "^(?:[.,'’]?\\d|[\\s\\u00a0\\u202f](?!(?:19|20)\\d\\d(?!\\d))\\d|[\\s-]+(?:hundred|thousand|million"
                            + "|billion|trillion|lakh|crore)\\b)",
                    Pattern.CASE_INSENSITIVE);

    /** How far back a part of a number may begin. */
    private static final int WINDOW = 30;

    private Numerals() {}

    /** Whether more of the number stands before it. */
    static boolean before(String text, int start) {
        return BEFORE.matcher(text.substring(Math.max(0, start - WINDOW), start)).find();
    }

    /** Whether more of the number stands behind it. */
    static boolean after(String text, int end) {
        return AFTER.matcher(text.substring(end, Math.min(text.length(), end + WINDOW))).find();
    }
}
