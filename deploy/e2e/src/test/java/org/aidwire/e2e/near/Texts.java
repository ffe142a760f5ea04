package org.aidwire.e2e.near;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of 160 words: 100 of their own, or of the story that they carry, and a footer of 60. */
final class Texts {

    static final int OWN_WORDS = 100;
    static final int FOOTERS = 3;

    /** Words of a copy that its outlet has changed, at one place. */
    private static final int CHANGED = 4;

    private Texts() {}

    static String footer(int number) {
        return words("footer%dx".formatted(number), 60);
    }

    /** A text like no other. */
    static String alone(int number) {
        return words("alone%dx".formatted(number), OWN_WORDS) + " " + footer(number % FOOTERS);
    }

    /** One outlet's version of a story. */
    static String copy(int story, int number) {
        List<String> words = List.of(words("story%dx".formatted(story), OWN_WORDS).split(" "));
        int at = 5 + number % (OWN_WORDS - 10);
        return String.join(" ", words.subList(0, at))
                + " "
                + words("copy%dx".formatted(number), CHANGED)
                + " "
                + String.join(" ", words.subList(at + CHANGED, OWN_WORDS))
                + " "
                + footer(story % FOOTERS);
    }

    private static String words(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + i).collect(Collectors.joining(" "));
    }
}
