package org.aidwire.ingest.extraction.mention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Token;

/**
 * Finds names of several words in a sentence, the longest first.
 *
 * @param <T> what a name means
 */
final class Names<T> {

    private record Entry<T>(List<String> words, T meaning, boolean capitals) {}

    /** A name found. */
    record Hit<T>(int from, int to, T meaning) {}

    private final Map<String, List<Entry<T>>> byFirst = new HashMap<>();

    /**
     * Adds a name.
     *
     * @param capitals whether it counts only in the very letters given
     */
    void add(String name, T meaning, boolean capitals) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return;
        }
        byFirst.computeIfAbsent(words.getFirst().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(new Entry<>(words, meaning, capitals));
    }

    /** Longest names first; to be called once all are in. */
    void sort() {
        byFirst.values().forEach(list -> list.sort((a, b) -> b.words().size() - a.words().size()));
    }

    private static List<String> words(String name) {
        List<String> out = new ArrayList<>();
        for (String word :
                name.replace("'s", " 's")
                        .replace("’s", " 's")
                        .replace(",", " ,")
                        .replace("(", "( ")
                        .replace(")", " )")
                        .split("\\s+")) {
            if (!word.isEmpty()) {
                out.add(word);
            }
        }
        return out;
    }

    List<Hit<T>> in(Sentence sentence, Predicate<Token> admitted) {
        List<Hit<T>> out = new ArrayList<>();
        for (int i = 0; i < sentence.size(); i++) {
            Hit<T> hit = admitted.test(sentence.at(i)) ? at(sentence, i) : null;
            if (hit != null) {
                out.add(hit);
                i = hit.to() - 1;
            }
        }
        return out;
    }

    private @org.jspecify.annotations.Nullable Hit<T> at(Sentence sentence, int i) {
        for (Entry<T> entry : byFirst.getOrDefault(sentence.low(i), List.of())) {
            if (matches(sentence, i, entry)) {
                return new Hit<>(i, i + entry.words().size(), entry.meaning());
            }
        }
        return null;
    }

    private static boolean matches(Sentence sentence, int at, Entry<?> entry) {
        if (at + entry.words().size() > sentence.size()) {
            return false;
        }
        for (int k = 0; k < entry.words().size(); k++) {
            String word = entry.words().get(k);
            Token token = sentence.at(at + k);
            boolean same =
                    entry.capitals()
                            ? token.text().replace('’', '\'').equals(word)
                            : token.low().equals(word.toLowerCase(Locale.ROOT));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
