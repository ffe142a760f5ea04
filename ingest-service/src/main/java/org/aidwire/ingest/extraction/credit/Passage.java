package org.aidwire.ingest.extraction.credit;

import java.util.regex.Pattern;

/**
 * A sentence as credits are read in it: with single plain blanks, for nobody's name holds a line
 * break. Where it stands in the text no longer matters.
 *
 * @param lead the end of the line before, "" where the sentence does not go on from it: in a
 *     hard-wrapped text "... the South China" stands above "Morning Post reported"
 */
record Passage(String lead, String words) {

    /** Beyond it nobody credits anybody: a text without full stops has an end. */
    static final int LONGEST = 2000;

    /** Shorter lines are no wrapped ones but headings, places and names. */
    private static final int SHORTEST_LINE = 30;

    private static final int LEAD = 80;

    /** Line breaks, and blanks that hold words together. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]++");

    static Passage of(String text, int start, int end) {
        int from = Math.min(start, text.length());
        int to = Math.min(Math.min(end, text.length()), from + LONGEST);
        return new Passage(lead(text, from), folded(text.substring(from, Math.max(from, to))));
    }

    String withLead() {
        return lead + words;
    }

    static String folded(String s) {
        return BLANKS.matcher(s).replaceAll(" ");
    }

    private static String lead(String text, int start) {
        int end = start - 1;
        while (end >= 0 && text.charAt(end) != '\n' && blank(text.charAt(end))) {
            end--;
        }
        if (end < 0 || text.charAt(end) != '\n') {
            return "";
        }
        while (end > 0 && text.charAt(end - 1) != '\n' && blank(text.charAt(end - 1))) {
            end--;
        }
        int from = text.lastIndexOf('\n', end - 1) + 1;
        boolean wrapped =
                end - from >= SHORTEST_LINE && ".!?…:;\"”’)|".indexOf(text.charAt(end - 1)) < 0;
        return wrapped ? folded(text.substring(Math.max(from, end - LEAD), end)) + " " : "";
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
