package org.aidwire.ingest.extraction.mention;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** How much of an item: "2,040 tonnes of wheat", "31 Abrams tanks", "two Patriot batteries". */
public final class QuantityReader {

    /** A count, and what is counted as worded. */
    public record Counted(BigDecimal count, String unit) {}

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("nine", 9),
                    Map.entry("ten", 10),
                    Map.entry("eleven", 11),
                    Map.entry("twelve", 12),
                    Map.entry("fifteen", 15),
                    Map.entry("twenty", 20),
                    Map.entry("thirty", 30),
                    Map.entry("forty", 40),
                    Map.entry("fifty", 50),
                    Map.entry("dozen", 12));

    private static final Set<String> MEASURES =
            Lists.words(
                    "tonne ton kilogram kg litre liter barrel round dose pallet truck truckload"
                            + " planeload box bag sack set unit piece kit container wagon battery"
                            + " system launcher shipment pack parcel carton cylinder");

    private static final Map<String, Integer> SCALES =
            Map.of(
                    "million",
                    1_000_000,
                    "thousand",
                    1_000,
                    "hundred",
                    100,
                    "dozen",
                    12,
                    "lakh",
                    100_000,
                    "crore",
                    10_000_000);

    private QuantityReader() {}

    /** The count of an item where it stands, or null. */
    public static @Nullable Counted of(Sentence s, ItemMention item, List<Money> money) {
        int head = head(s, item);
        boolean within = MEASURES.contains(s.lemma(item.from())) && s.is(item.from() + 1, "of");
        int measure = within ? item.from() : measure(s, item);
        int from = measure >= 0 ? measure : item.from();
        for (int i = from - 1; i >= 0 && i >= from - 5; i--) {
            BigDecimal count = count(s, i);
            int at = i;
            boolean sum = money.stream().anyMatch(m -> m.from() <= at && at < m.to());
            if (part(s, i)) {
                return null;
            }
            if (count != null && !sum) {
                return new Counted(count, s.low(measure >= 0 ? measure : head));
            }
            if (!within(s.tag(i), s.low(i)) || sum) {
                return null;
            }
        }
        return null;
    }

    /** The noun at the end of the phrase: of "Patriot batteries" the batteries. */
    private static int head(Sentence s, ItemMention item) {
        int i = item.to() - 1;
        while (s.tag(i + 1) == Tag.NOUN && i < item.to() + 2) {
            i++;
        }
        return i;
    }

    /** "tonnes (of)" before the item, or -1. */
    private static int measure(Sentence s, ItemMention item) {
        for (int i = item.from() - 1; i > item.from() - 5 && i > 0; i--) {
            if (s.is(i, "of") && MEASURES.contains(s.lemma(i - 1))) {
                return i - 1;
            }
            if (!within(s.tag(i), s.low(i))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean within(Tag tag, String low) {
        return switch (tag) {
            case ADJ, NOUN, PROPN, NUM -> true;
            default -> low.equals("of") || low.equals("-") || low.equals("more");
        };
    }

    /** "two hundred and fifty", "12 000", "2,5": a piece of a number that is not read whole. */
    private static boolean part(Sentence s, int i) {
        boolean number = s.low(i).matches("\\d.*") || numeral(s, i);
        int first = i;
        while (first > 0 && SCALES.containsKey(s.low(first))) {
            first--;
        }
        int before = s.is(first - 1, "and") || s.is(first - 1, "-") ? first - 2 : first - 1;
        boolean year = s.low(before).matches("(?:19|20)\\d\\d");
        boolean odd =
                s.low(i).matches("\\d.*")
                        && !s.low(i)
                                .matches(
                                        "\\d{1,3}(?:,\\d{3})+|\\d+|\\d+\\.\\d{1,2}|[1-9]\\d*\\.\\d{4,}");
        boolean groups = s.low(i).equals("000");
        return number && (odd || groups || (numeral(s, before) && !year));
    }

    private static boolean numeral(Sentence s, int i) {
        String low = s.low(i);
        return NUMBERS.containsKey(low) || SCALES.containsKey(low) || low.matches("\\d[\\d.,]*");
    }

    private static @Nullable BigDecimal count(Sentence s, int i) {
        String low = s.low(i).replace(",", "");
        Integer scale = SCALES.get(low);
        if (scale != null) {
            BigDecimal times = count(s, i - 1);
            return times != null
                    ? times.multiply(BigDecimal.valueOf(scale))
                    : s.is(i - 1, "a") ? BigDecimal.valueOf(scale) : null;
        }
        Integer word = NUMBERS.get(low);
        if (word != null) {
            return BigDecimal.valueOf(word);
        }
        boolean plain = low.matches("\\d{1,9}(?:\\.\\d{1,3})?");
        boolean year = low.matches("(?:19|20)\\d\\d") && !s.low(i).contains(",");
        return plain && !year ? positive(low) : null;
    }

    private static @Nullable BigDecimal positive(String digits) {
        BigDecimal number = new BigDecimal(digits);
        return number.signum() > 0 ? number : null;
    }
}
