package org.aidwire.ingest.extraction.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which lines of a page are not its story. */
final class Clutter {

    /** From here on nothing is the story. */
    private static final Pattern END =
            Pattern.compile(
                    "^(?:you (?:might|may) also (?:like|be interested).*|related"
                            + " (?:news|articles|stories|posts|topics|content).*|more"
                            + " (?:news|stories|from).{0,40}|most (?:read|popular).{0,20}|post a"
                            + " comment|leave a (?:comment|reply).*|comments?(?: \\(\\d+\\))?|spelling"
                            + " error report|recommended(?: for you)?|if you (?:have"
                            + " found|notice|find|see) (?:a|an) (?:spelling"
                            + " |typo|error|mistake).*|share this(?: article| story| post)?:?|like"
                            + " this:.*|read the rest.*|tags?:.*|support up or become.*|about the"
                            + " author.*|editor['’]s picks?|latest news|follow us.*|sign up (?:for|to)"
                            + " .*|subscribe (?:to|now).*|join our .*|(?:\\(c\\)|©|copyright)"
                            + " ?.{0,10}(?:\\d{4}|all rights).*|all rights"
                            + " reserved.*|trending.{0,20}|popular news|notes? (?:to|for) (?:the"
                            + " )?editors?:?|media (?:contact|enquir|inquir).*|contacts?:?|for"
                            + " (?:more|further) information.{0,20}contact.*)$",
                    Pattern.CASE_INSENSITIVE);

    /** This line alone is not the story. */
    private static final Pattern ASIDE =
            Pattern.compile(
                    "^(?:also (?:today|read|in the news)\\b.*|(?:read|see|watch|listen)(?: (?:also|more|next|on|now|the"
                            + " (?:full|rest)).*|:.*)|also read.*|advertis\\w+:?|photos?(?: ?[:/].*| by"
                            + " .*| credit.*)|file photo.*|image:.*|picture:.*|video:.*|source:.*|by"
                            + " [A-Z][\\w'’.-]+(?:"
                            + " [A-Z][\\w'’.-]+){0,3}.{0,30}|published:?.*|updated:?.*|posted"
                            + " (?:on|by):?.*|last"
                            + " (?:updated|modified).*|share|print|email|save|facebook|twitter|whatsapp|telegram|background:?|details:?|for"
                            + " reference:?|text size.*|font size.*|listen to (?:this )?.*|\\d+"
                            + " min(?:ute)?s? read.*|skip to"
                            + " .*|home|news|world|menu|search|#.*|©.*|getty"
                            + " images.*|\\(?reuters\\)?/.*|fbpx|.* \\| text"
                            + " size.*|.*(?:cookies?|newsletter|javascript|ad.?blocker|subscri(?:be|ption)).*|download"
                            + " (?:our|the) app.*|get (?:our|the latest).*|don['’]t miss.*|click"
                            + " here.*|breaking(?: news)?:?|story continues.*|continue"
                            + " reading.*|article continues.*)$",
                    Pattern.CASE_INSENSITIVE);

    /**
     * A time, a place in a menu, a quotation of the exchange: no sentence. Possessive, and a letter
     * of any script is one, or a line of Cyrillic with a few English words takes minutes.
     */
    private static final Pattern NO_WORDS =
            Pattern.compile(
                    "^[^\\p{L}]*+(?:\\p{L}{1,12}+[^\\p{L}]++){0,3}+\\p{L}{0,12}+[^\\p{L}]*+$");

    /** "... told reporters. REUTERS, AFP": a sentence with the agency's name after it. */
    private static final Pattern SIGNED =
            Pattern.compile(
                    ".{40,}[.!?\"”]\\s+[—–-]* ?[\\p{Lu}][\\p{L}]+(?:[ ,/&-]+\\p{Lu}\\p{L}+){0,4}");

    private static final List<String> SENTENCE_ENDS =
            List.of(
                    ".", "!", "?", ".\"", ".”", "?”", "!”", ".'", ".’", ".)", "…", ":\"", ",\"",
                    ",”", ";", "\"", "”");

    private static final List<String> BOXES =
            List.of(
                    "related",
                    "more",
                    "most",
                    "recommended",
                    "latest",
                    "trending",
                    "follow",
                    "sign up",
                    "subscribe",
                    "share",
                    "join");

    private Clutter() {}

    static boolean endsStory(String line) {
        return line.length() < 200 && END.matcher(line).matches();
    }

    /** The title of a box that may stand in the midst of a story as well. */
    static boolean box(String line) {
        String low = line.toLowerCase(Locale.ROOT);
        return BOXES.stream().anyMatch(low::startsWith);
    }

    static boolean aside(String line) {
        return line.length() < 240 && ASIDE.matcher(line).matches() && !reported(line);
    }

    /** "Source: X, citing Y" is no story, "Details: The president said ..." is. */
    private static boolean reported(String line) {
        String low = line.toLowerCase(Locale.ROOT);
        return ((low.startsWith("details:") || low.startsWith("background:")) && line.length() > 30)
                || (low.startsWith("news") && line.length() > 30)
                || (low.contains("subscri") && low.length() > 140);
    }

    static boolean sentenceEnd(String line) {
        return SENTENCE_ENDS.stream().anyMatch(line::endsWith);
    }

    /** A short line without an end: a heading, a caption, a ticker. */
    static boolean heading(String line) {
        return !sentenceEnd(line)
                && !(line.length() < 600 && SIGNED.matcher(line).matches())
                && !line.endsWith(":")
                && !line.endsWith(",")
                && (line.length() < 110 || NO_WORDS.matcher(line).matches());
    }
}
