package org.aidwire.ingest.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Counts what was found against the labels, by the rules of the annotation guide. */
final class Score {

    /** Right, labelled, found. */
    static final class Count {
        private int right;
        private int labelled;
        private int found;

        private void add(int hits, int gold, int predicted) {
            right += hits;
            labelled += gold;
            found += predicted;
        }

        double precision() {
            return found == 0 ? 0 : (double) right / found;
        }

        double recall() {
            return labelled == 0 ? 0 : (double) right / labelled;
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    final Count facts = new Count();
    final Count withStatus = new Count();
    final Count amounts = new Count();
    final Count statements = new Count();
    final Count origins = new Count();
    final Count speakers = new Count();
    private int withoutAid;
    private int falseAlarms;

    void add(JsonNode story, JsonNode gold, JsonNode predicted) {
        List<JsonNode> labelled = list(gold.path("aid"));
        List<JsonNode> found = list(predicted.path("aid"));
        count(facts, labelled, found, Score::fact);
        count(withStatus, labelled, found, (a, b) -> fact(a, b) && status(a, b));
        count(
                amounts,
                labelled.stream().filter(Score::hasAmount).toList(),
                found.stream().filter(Score::hasAmount).toList(),
                Score::amount);
        List<JsonNode> said = list(gold.path("statements"));
        List<int[]> pairs =
                pairs(said, list(predicted.path("statements")), (a, b) -> overlap(a, b) >= 0.5);
        statements.add(pairs.size(), said.size(), predicted.path("statements").size());
        long named =
                pairs.stream()
                        .filter(
                                p ->
                                        speaker(
                                                said.get(p[0]),
                                                predicted.path("statements").get(p[1])))
                        .count();
        speakers.add((int) named, pairs.size(), pairs.size());
        origins(gold, predicted);
        if (story.path("negative").asBoolean()) {
            withoutAid++;
            falseAlarms += found.isEmpty() ? 0 : 1;
        }
    }

    int falseAlarms() {
        return falseAlarms;
    }

    private void origins(JsonNode gold, JsonNode predicted) {
        Set<String> labelled = outlets(gold);
        Set<String> found = outlets(predicted);
        Set<String> both = new HashSet<>(labelled);
        both.retainAll(found);
        origins.add(both.size(), labelled.size(), found.size());
    }

    private static Set<String> outlets(JsonNode story) {
        Set<String> out = new HashSet<>();
        story.path("origins")
                .forEach(
                        o -> out.add(org.aidwire.contract.codes.Outlets.INSTANCE.fold(o.asText())));
        return out;
    }

    private static void count(
            Count count,
            List<JsonNode> labelled,
            List<JsonNode> found,
            BiPredicate<JsonNode, JsonNode> same) {
        count.add(pairs(labelled, found, same).size(), labelled.size(), found.size());
    }

    private static boolean fact(JsonNode gold, JsonNode p) {
        boolean kind =
                gold.path("category").equals(p.path("category"))
                        || holds(gold.path("alt_categories"), p.path("category").asText());
        return kind
                && party(gold.path("donor")).equals(party(p.path("donor")))
                && party(gold.path("recipient")).equals(party(p.path("recipient")));
    }

    private static String party(JsonNode name) {
        return name.asText("").toLowerCase(Locale.ROOT).replace("null", "");
    }

    private static boolean status(JsonNode gold, JsonNode p) {
        return gold.path("status").equals(p.path("status"))
                || holds(gold.path("alt_status"), p.path("status").asText());
    }

    private static boolean hasAmount(JsonNode fact) {
        return fact.path("amount").hasNonNull("value");
    }

    private static boolean amount(JsonNode gold, JsonNode p) {
        JsonNode a = gold.path("amount");
        JsonNode b = p.path("amount");
        boolean currency =
                a.path("currency").equals(b.path("currency"))
                        || holds(a.path("alt_currency"), b.path("currency").asText());
        return currency && Math.abs(a.path("value").asDouble() - b.path("value").asDouble()) < 0.01;
    }

    private static boolean holds(JsonNode array, String value) {
        for (JsonNode one : array) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static double overlap(JsonNode a, JsonNode b) {
        int start = Math.max(a.path("start").asInt(), b.path("start").asInt());
        int end = Math.min(a.path("end").asInt(), b.path("end").asInt());
        int longer =
                Math.max(
                        a.path("end").asInt() - a.path("start").asInt(),
                        b.path("end").asInt() - b.path("start").asInt());
        return longer == 0 ? 0 : Math.max(0, end - start) / (double) longer;
    }

    private static boolean speaker(JsonNode gold, JsonNode p) {
        String a = last(gold.path("speaker").asText(""));
        String b = last(p.path("speaker").asText(""));
        boolean unnamed = p.path("kind").asText().equals("UNNAMED_SOURCE");
        return a.isEmpty() || a.equals("null")
                ? unnamed || b.isEmpty() || b.equals("null")
                : a.equals(b);
    }

    private static String last(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+");
        return words.length == 0 ? "" : words[words.length - 1];
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> out = new ArrayList<>();
        array.forEach(out::add);
        return out;
    }

    /** A largest set of pairs in which each stands once. */
    private static List<int[]> pairs(
            List<JsonNode> gold, List<JsonNode> found, BiPredicate<JsonNode, JsonNode> same) {
        Map<Integer, Integer> owner = new TreeMap<>();
        for (int i = 0; i < gold.size(); i++) {
            place(i, gold, found, same, owner, new HashSet<>());
        }
        return owner.entrySet().stream().map(e -> new int[] {e.getValue(), e.getKey()}).toList();
    }

    private static boolean place(
            int i,
            List<JsonNode> gold,
            List<JsonNode> found,
            BiPredicate<JsonNode, JsonNode> same,
            Map<Integer, Integer> owner,
            Set<Integer> seen) {
        for (int j = 0; j < found.size(); j++) {
            if (same.test(gold.get(i), found.get(j)) && seen.add(j)) {
                Integer other = owner.get(j);
                if (other == null || place(other, gold, found, same, owner, seen)) {
                    owner.put(j, i);
                    return true;
                }
            }
        }
        return false;
    }

    private static String row(String name, Count c) {
        return String.format(
                Locale.ROOT,
                "%-12s P %.3f  R %.3f  F1 %.3f%n",
                name,
                c.precision(),
                c.recall(),
                c.f1());
    }

    @Override
    public String toString() {
        return row("facts", facts)
                + row("with status", withStatus)
                + row("amounts", amounts)
                + row("statements", statements)
                + row("speakers", speakers)
                + row("origins", origins)
                + "without aid  "
                + falseAlarms
                + " of "
                + withoutAid
                + " yield any\n";
    }
}
