package org.aidwire.ingest.extraction.mention;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in words, and in words and figures: "twenty-five million", "one hundred and twenty", "1
 * trillion 300 billion", "2 lakh crore". And whether a number has been understood whole: of "$1
 * 500,0" a part alone would be a wrong figure, which is worse than none.
 */
final class Numerals {

    private static final List<String> TO_NINETEEN =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");

    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final Map<String, Long> SCALES =
            Map.of(
                    "trillion", 1_000_000_000_000L,
                    "billion", 1_000_000_000L,
                    "million", 1_000_000L,
                    "thousand", 1_000L,
                    "crore", 10_000_000L,
                    "lakh", 100_000L);

    private static final long HUNDRED = 100;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final String SCALE = "(?:" + String.join("|", SCALES.keySet()) + ")";
    private static final String UNITS = any(TO_NINETEEN.subList(1, TO_NINETEEN.size()));
    private static final String BELOW_100 =
            "(?:" + any(TENS) + "(?:[\\s-]" + any(TO_NINETEEN.subList(1, 10)) + ")?|" + UNITS + ")";
    private static final String BELOW_1000 =
            "(?:(?:an?|"
                    + UNITS
                    + ")\\shundred(?:\\s(?:and\\s)?"
                    + BELOW_100
                    + ")?|"
                    + BELOW_100
                    + ")";
    private static final String GROUP =
            "(?:half an?|an?|" + BELOW_1000 + "(?:\\sand\\sa\\shalf)?)[\\s-]" + SCALE + "\\b";

    /** A number of a hundred or more that begins with a word. */
    static final String SPELLED =
            "(?:"
                    + GROUP
                    + "(?:,?\\s(?:and\\s)?"
                    + GROUP
                    + "){0,3}(?:\\s(?:and\\s)?"
                    + BELOW_1000
                    + "\\b)?|(?:an?|"
                    + UNITS
                    + ")\\shundred(?:\\s(?:and\\s)?"
                    + BELOW_100
                    + ")?\\b)";

    private static final String FIGURES = "\\d{1,3}(?:[.,]\\d{1,3})?";

    /** A number of several figures, each with its scale. */
    static final String MIXED =
            "(?:"
                    + FIGURES
                    + "\\s"
                    + SCALE
                    + "(?:\\s"
                    + FIGURES
                    + "\\s"
                    + SCALE
                    + "\\b){1,3}|"
                    + FIGURES
                    + "\\slakh\\scrore\\b)";

    /** Not a year: "in 2023 20 million euros". */
    private static final String DIGITS = "(?<![\\d.,])(?!(?:19|20)\\d\\d[\\s-])\\d[\\d.,]*";

    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?:\\b(?:hundred|mln|bln|bn|"
                            + SCALE
                            + "|"
                            + any(TENS)
                            + ")(?:\\s+and)?|"
                            + DIGITS
                            + ")[\\s\\u00a0\\u202f'’-]+$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER =
            Pattern.compile(
                    "^(?:[.,'’]?\\d|[\\s\\u00a0\\u202f](?!(?:19|20)\\d\\d(?!\\d))\\d|[\\s-]+(?:hundred|"
                            + SCALE
                            + ")\\b)",
                    Pattern.CASE_INSENSITIVE);

    /** How far back a part of a number may begin. */
    private static final int WINDOW = 30;

    private Numerals() {}

    private static String any(List<String> words) {
        return "(?:" + String.join("|", words.reversed()) + ")\\b";
    }

    /** Whether more of the number stands before it. */
    static boolean before(String text, int start) {
        return BEFORE.matcher(text.substring(Math.max(0, start - WINDOW), start)).find();
    }

    /** Whether more of the number stands behind it. */
    static boolean after(String text, int end) {
        return AFTER.matcher(text.substring(end, Math.min(text.length(), end + WINDOW))).find();
    }

    /** Whether it may stand in a number: "twenty", "hundred", "million". */
    static boolean isWord(String low) {
        return low.equals("hundred")
                || SCALES.containsKey(low)
                || TENS.contains(low)
                || TO_NINETEEN.indexOf(low) > 0;
    }

    /** The number of these words and figures, or null where they make none. */
    static @Nullable BigDecimal value(String number) {
        Sum sum = new Sum();
        String plain = number.toLowerCase(Locale.ROOT).replaceAll("\\band\\sa\\shalf\\b", "half");
        for (String word : plain.replaceAll("^half an?\\b", "half").split("[\\s,-]+")) {
            if (!sum.take(word)) {
                return null;
            }
        }
        return sum.value();
    }

    /** What is read so far: scales only go down, but for "lakh crore". */
    private static final class Sum {
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal group = BigDecimal.ZERO;
        private long least = Long.MAX_VALUE;
        private long below = Long.MAX_VALUE;
        private boolean scaled;

        boolean take(String word) {
            Long scale = SCALES.get(word);
            if (scale != null) {
                return scale(scale);
            }
            scaled = false;
            if (word.equals("and")) {
                return true;
            }
            if (word.equals("half")) {
                return add(HALF, 1);
            }
            if (word.equals("hundred")) {
                group = group.multiply(BigDecimal.valueOf(HUNDRED));
                below = HUNDRED;
                return group.signum() > 0;
            }
            if (Character.isDigit(word.charAt(0))) {
                return group.signum() == 0 && add(new BigDecimal(word.replace(',', '.')), 1);
            }
            int tens = TENS.indexOf(word);
            int unit = word.equals("a") || word.equals("an") ? 1 : TO_NINETEEN.indexOf(word);
            return tens >= 0
                    ? add(BigDecimal.valueOf(20L + 10L * tens), 10)
                    : unit > 0 && add(BigDecimal.valueOf(unit), 1);
        }

        /** What follows is smaller than the last digit of what was read. */
        private boolean add(BigDecimal more, long digit) {
            boolean fits = more.compareTo(BigDecimal.valueOf(below)) < 0;
            group = group.add(more);
            below = digit;
            return fits;
        }

        private boolean scale(long scale) {
            if (scaled) {
                total = total.multiply(BigDecimal.valueOf(scale));
                return true;
            }
            boolean down = scale < least && group.signum() > 0;
            total = total.add(group.multiply(BigDecimal.valueOf(scale)));
            group = BigDecimal.ZERO;
            below = Long.MAX_VALUE;
            least = scale;
            scaled = true;
            return down;
        }

        @Nullable BigDecimal value() {
            return total.add(group);
        }
    }
}
