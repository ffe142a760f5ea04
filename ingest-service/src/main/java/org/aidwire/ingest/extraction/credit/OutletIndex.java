package org.aidwire.ingest.extraction.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aidwire.ingest.extraction.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Where the outlets of the list stand in a text: looked up by first word, the longest name wins.
 */
final class OutletIndex {

    /**
     * A name of the list.
     *
     * @param outlet the outlet that it names
     * @param risky whether the word means much else, so that only plain words of credit count
     */
    record Listed(String name, String outlet, boolean risky) {}

    record Hit(int from, int to, Listed listed) {}

    private static final List<String> CHANNELS = List.of(" TV", " Radio", " Television");

    private final Map<String, List<Listed>> byFirst = new HashMap<>();
    private final Map<String, Listed> folded = new HashMap<>();

    OutletIndex(Lists lists) {
        lists.outlets().forEach((name, outlet) -> add(new Listed(name, outlet, false)));
        lists.outletsWhereCredited().forEach((name, outlet) -> add(new Listed(name, outlet, true)));
        byFirst.values()
                .forEach(
                        l ->
                                l.sort(
                                        Comparator.comparingInt((Listed e) -> e.name().length())
                                                .reversed()));
    }

    private void add(Listed listed) {
        byFirst.computeIfAbsent(firstWord(listed.name(), 0), _ -> new ArrayList<>()).add(listed);
        folded.putIfAbsent(listed.name().toLowerCase(Locale.ROOT), listed);
    }

    /** The outlet of a name that stands alone, in brackets or on a line, in any case. */
    @Nullable Listed named(String name) {
        String low = name.strip().toLowerCase(Locale.ROOT);
        Listed found = folded.get(low);
        return found == null && low.startsWith("the ") ? folded.get(low.substring(4)) : found;
    }

    List<Hit> in(String s) {
        List<Hit> out = new ArrayList<>();
        for (int i = 0; i < s.length(); i++) {
            boolean word = letter(s, i) && !letter(s, i - 1);
            Hit hit = word ? at(s, i) : null;
            if (hit != null) {
                out.add(hit);
                i = hit.to() - 1;
            }
        }
        return out;
    }

    private @Nullable Hit at(String s, int i) {
        for (Listed listed : byFirst.getOrDefault(firstWord(s, i), List.of())) {
            int end = i + listed.name().length();
            if (s.startsWith(listed.name(), i) && !letter(s, end)) {
                return channel(s, i, end, listed);
            }
        }
        return null;
    }

    /** "Skai TV", "ABC Radio": a channel of the house. */
    private static Hit channel(String s, int from, int end, Listed listed) {
        for (String kind : CHANNELS) {
            int to = end + kind.length();
            if (s.startsWith(kind, end) && !letter(s, to)) {
                String name = s.substring(from, to);
                return new Hit(from, to, new Listed(name, name, listed.risky()));
            }
        }
        return new Hit(from, end, listed);
    }

    private static String firstWord(String s, int from) {
        int to = from;
        while (letter(s, to)) {
            to++;
        }
        return s.substring(from, to);
    }

    private static boolean letter(String s, int i) {
        return i >= 0 && i < s.length() && Character.isLetterOrDigit(s.charAt(i));
    }
}
