package org.aidwire.ingest.extraction.remote;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.aidwire.ingest.extraction.Lists;

/** What words have to look like: whole ones, those of a name, those of an office. */
final class Wording {

    private static final int LONGEST_NAME = 6;
    private static final int LONGEST_ROLE = 15;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*");

    /** In small letters within a name: "Ursula von der Leyen", "Ministry of Defence". */
    private static final Set<String> PARTICLES =
            Lists.words("von der van de al el bin ibn da dos di den ben du la le ould abu of and");

    /** With a capital and yet in nobody's name: "On Monday". */
    private static final Set<String> NO_NAMES =
            Lists.words(
                    "a an the this that these those on in at by for to from with after before when"
                            + " while since if as but he she it they we you i his her its their our"
                            + " monday tuesday wednesday thursday friday saturday sunday january"
                            + " february march june july september october november december"
                            + " yesterday today tomorrow will would has have had is are was were said"
                            + " says");

    private static final Set<String> OFFICES =
            Lists.words(
                    "minister president chancellor secretary ambassador premier envoy senator"
                            + " diplomat leader chief director commissioner governor official"
                            + " spokesperson spokesman spokeswoman spokespeople general politician"
                            + " lawmaker mp head chair chairman chairwoman king queen prince pope mayor"
                            + " adviser advisor officer coordinator representative delegate consul"
                            + " commander colonel admiral administrator manager deputy speaker aide"
                            + " analyst expert professor fellow economist researcher source insider"
                            + " people");

    private Wording() {}

    /** Characters that a store keeps: half of a surrogate pair is none. */
    static boolean sound(String words) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(words);
    }

    static long words(String text) {
        return WORD.matcher(text).results().count();
    }

    /** Whether a cut there leaves all words whole. */
    static boolean betweenWords(String text, int at) {
        return at == 0
                || at == text.length()
                || !inWord(text.codePointBefore(at))
                || !inWord(text.codePointAt(at));
    }

    private static boolean inWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Whether some words stand in a text as such and not inside of others, in any case. */
    static boolean whole(String text, String words) {
        return holds(text, words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether they stand there letter for letter: "Will" is a name and "will" is none. */
    static boolean exactly(String text, String words) {
        return holds(text, words, 0);
    }

    private static boolean holds(String text, String words, int flags) {
        return Pattern.compile(
                        "(?<![\\p{L}\\d])" + Pattern.quote(words.strip()) + "(?![\\p{L}\\d])",
                        flags)
                .matcher(text)
                .find();
    }

    /** Whether it can be a name: "Yoko Kamikawa", "Foreign Ministry"; "on Monday" is none. */
    static boolean name(String name) {
        List<String> words = split(name);
        return words.size() <= LONGEST_NAME
                && capital(words.getFirst())
                && capital(words.getLast())
                && words.stream().allMatch(w -> capital(w) || PARTICLES.contains(w));
    }

    private static boolean capital(String word) {
        int first = word.codePointAt(0);
        return (Character.isUpperCase(first) || Character.getType(first) == Character.OTHER_LETTER)
                && !NO_NAMES.contains(word.replaceAll("\\W+$", "").toLowerCase(Locale.ROOT));
    }

    static String lastWord(String name) {
        return split(name).getLast();
    }

    private static List<String> split(String name) {
        return List.of(name.strip().split("\\s+"));
    }

    /** Whether it can be a role: short, with a word for an office. */
    static boolean office(String role) {
        String[] words = role.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
        return words.length <= LONGEST_ROLE
                && List.of(words).stream()
                        .anyMatch(w -> OFFICES.contains(w) || OFFICES.contains(singular(w)));
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
