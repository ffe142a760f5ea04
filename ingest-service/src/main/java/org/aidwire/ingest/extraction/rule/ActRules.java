package org.aidwire.ingest.extraction.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.rule.Frame.Outcome;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** The rules of {@code acts.rules}, read once. */
public final class ActRules {

    public static final ActRules INSTANCE = new ActRules(Lists.lines("acts.rules"));

    /** What rules over an infinitive. */
    enum Governor {
        INTEND,
        DECIDE,
        REFUSE,
        STOP,
        ASK,
        WEIGH,
        ONGOING,
        FAIL
    }

    private static final Set<String> CHAMBERS =
            Set.of("senate", "house", "congress", "parliament", "lawmaker", "bundestag", "knesset");

    private static final Set<String> RAISING =
            Set.of("bring", "raise", "take", "increase", "push", "lift");

    private static final Set<String> TOTALS =
            Set.of("total", "overall", "value", "contribution", "commitment", "contributions");

    private record Verb(String particle, Frame frame) {}

    private final Map<String, Frame> frames = new HashMap<>();
    private final Map<String, List<Verb>> verbs = new HashMap<>();
    private final Map<Governor, Set<String>> governors = new EnumMap<>(Governor.class);

    private final Map<String, Outcome> nouns = new HashMap<>();
    private final Map<String, Outcome> telling = new HashMap<>();

    ActRules(List<String> lines) {
        for (String line : lines) {
            List<String> words = Arrays.asList(line.split("\\s+"));
            List<String> rest = words.subList(2, words.size());
            switch (words.getFirst()) {
                case "frame" -> frames.put(words.get(1), frame(words.get(1), rest));
                case "verbs" -> rest.forEach(verb -> addVerb(words.get(1), verb));
                case "noun" -> acts(nouns, words.get(1), rest);
                case "tells" -> acts(telling, words.get(1), rest);
                case "governs" ->
                        governors.put(Governor.valueOf(words.get(1)), new HashSet<>(rest));
                default -> throw new IllegalStateException("not a rule: " + line);
            }
        }
    }

    private static Frame frame(String name, List<String> settings) {
        List<String> donor = List.of();
        List<String> recipient = List.of();
        boolean passive = false;
        String item = "";
        Map<Mood, Outcome> outcomes = new EnumMap<>(Mood.class);
        for (String setting : settings) {
            String key = setting.substring(0, setting.indexOf('='));
            String value = setting.substring(setting.indexOf('=') + 1);
            switch (key) {
                case "donor" -> donor = List.of(value.split("\\|"));
                case "recipient" -> recipient = List.of(value.split("\\|"));
                case "item" -> item = value;
                case "passive" -> passive = value.equals("recipient");
                default ->
                        outcomes.put(
                                Mood.valueOf(key.toUpperCase(Locale.ROOT)), Outcome.valueOf(value));
            }
        }
        return new Frame(name, donor, recipient, passive, item, outcomes);
    }

    private void addVerb(String frameName, String word) {
        String[] parts = word.split("\\+");
        Frame frame = frames.get(frameName);
        if (frame == null) {
            throw new IllegalStateException("no frame " + frameName);
        }
        verbs.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                .add(new Verb(parts.length > 1 ? parts[1] : "", frame));
    }

    /** The frame of a verb where it stands, or null; verbs with a particle go first. */
    @Nullable Frame frame(Sentence s, int head) {
        Frame plain = null;
        for (Verb verb : verbs.getOrDefault(s.lemma(head), List.of())) {
            if (verb.particle().isEmpty()) {
                plain = verb.frame();
            } else if (particle(s, head, verb.particle())) {
                return verb.frame();
            }
        }
        if (plain != null && s.lemma(head).equals("pass") && passed(s, head)) {
            return frames.get("COMMIT");
        }
        boolean sums =
                (plain != null && plain.name().equals("ARRIVE") && sum(s, head))
                        || (RAISING.contains(s.lemma(head)) && toTotal(s, head));
        return sums ? frames.get("TOTAL") : plain;
    }

    /** "The Senate passed": a vote, where a sum of aid passes another. */
    private static boolean passed(Sentence s, int head) {
        for (int i = Math.max(0, head - 8); i < head; i++) {
            if (CHAMBERS.contains(s.lemma(i))) {
                return true;
            }
        }
        return false;
    }

    /** "brings its total support to $780 million". */
    private static boolean toTotal(Sentence s, int head) {
        boolean total = false;
        for (int i = head + 1; i < head + 16 && i < s.size(); i++) {
            total |= TOTALS.contains(s.low(i));
            boolean to = s.is(i, "to") || s.is(i, "over") || s.is(i, "past");
            if (total && to && sum(s, i)) {
                return true;
            }
        }
        return false;
    }

    /** "has reached $44 million": a sum and no place is reached. */
    private static boolean sum(Sentence s, int head) {
        for (int i = head + 1; i < head + 5; i++) {
            if (s.tag(i) == Tag.SYM || s.is(i, "million") || s.is(i, "billion")) {
                return true;
            }
        }
        return false;
    }

    private static boolean particle(Sentence s, int head, String particle) {
        for (int i = head + 1;
                i <= head + (particle.equals("hold") ? 10 : 4) && i < s.size();
                i++) {
            if (s.is(i, particle) && !(particle.equals("up") && s.is(i + 1, "to"))) {
                return true;
            }
        }
        return false;
    }

    private static void acts(Map<String, Outcome> acts, String outcome, List<String> words) {
        words.forEach(word -> acts.put(word, Outcome.valueOf(outcome)));
    }

    /** What a noun says of aid by itself, or null. */
    @Nullable Outcome noun(String lemma) {
        return nouns.get(lemma);
    }

    /** What a verb says of the aid that a noun tells of, or null. */
    @Nullable Outcome telling(String verb) {
        return telling.get(verb);
    }

    @Nullable Frame named(String name) {
        return frames.get(name);
    }

    /** The class of a governing word, or null. */
    @Nullable Governor governor(String lemma) {
        for (Map.Entry<Governor, Set<String>> e : governors.entrySet()) {
            if (e.getValue().contains(lemma)) {
                return e.getKey();
            }
        }
        return null;
    }
}
