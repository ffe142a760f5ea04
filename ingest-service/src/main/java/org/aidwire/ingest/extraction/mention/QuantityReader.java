package org.aidwire.ingest.extraction.mention;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.Tag;
import org.jspecify.annotations.Nullable;

/** How much of an item: "2,040 tonnes of wheat", "31 Abrams tanks", "two Patriot batteries". */
public final class QuantityReader {

    /** A count, and what is counted as worded. */
    public record Counted(BigDecimal count, String unit) {}

    private static final Set<String> MEASURES =
            Lists.words(
                    "tonne ton kilogram kg litre liter barrel round dose pallet truck truckload"
                            + " planeload box bag sack set unit piece kit container wagon battery"
                            + " system launcher shipment pack parcel carton cylinder");

    private static final int DOZEN = 12;

    /** A number in words has no more parts than this. */
    private static final int LONGEST = 12;

    private QuantityReader() {}

    /** The count of an item where it stands, or null. */
    public static @Nullable Counted of(Sentence s, ItemMention item, List<Money> money) {
        int head = head(s, item);
        boolean within = MEASURES.contains(s.lemma(item.from())) && s.is(item.from() + 1, "of");
        int measure = within ? item.from() : measure(s, item);
        int from = measure >= 0 ? measure : item.from();
        for (int i = from - 1; i >= 0 && i >= from - 5; i--) {
            int at = i;
            boolean sum = money.stream().anyMatch(m -> m.from() <= at && at < m.to());
            if (numeral(s, i) && !sum) {
                BigDecimal count = count(s, i);
                return count == null
                        ? null
                        : new Counted(count, s.low(measure >= 0 ? measure : head));
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

    private static boolean numeral(Sentence s, int i) {
        String low = s.low(i);
        return low.equals("dozen")
                || half(s, i)
                || List.of(low.split("-", -1)).stream().allMatch(Numerals::isWord)
                || low.matches("\\d[\\d.,]*");
    }

    /** "two and a half". */
    private static boolean half(Sentence s, int i) {
        return s.is(i, "half") && s.is(i - 1, "a") && s.is(i - 2, "and");
    }

    /** The number that ends there, or null where it is not read whole. */
    private static @Nullable BigDecimal count(Sentence s, int last) {
        int first = last;
        while (first > 0 && last - first < LONGEST && continues(s, first)) {
            first--;
        }
        if (s.is(last, "dozen")) {
            BigDecimal times = first == last ? null : number(s, first, last - 1);
            return times == null ? null : times.multiply(BigDecimal.valueOf(DOZEN));
        }
        return number(s, first, last);
    }

    /** Whether the number goes on to the left of there. */
    private static boolean continues(Sentence s, int i) {
        if (s.is(i, "and") || s.is(i, "-")) {
            return numeral(s, i - 1);
        }
        if (half(s, i) || half(s, i + 1)) {
            return true;
        }
        boolean joined = (s.is(i - 1, "and") || s.is(i - 1, "-")) && numeral(s, i - 2);
        boolean year = s.low(i - 1).matches("(?:19|20)\\d\\d");
        boolean one = s.is(i - 1, "a") && (Numerals.isWord(s.low(i)) || s.is(i, "dozen"));
        return one || joined || (numeral(s, i - 1) && !year);
    }

    private static @Nullable BigDecimal number(Sentence s, int first, int last) {
        List<String> words =
                IntStream.rangeClosed(first, last)
                        .mapToObj(s::low)
                        .filter(word -> !word.equals("-"))
                        .toList();
        if (words.size() > 1 || !Character.isDigit(words.getFirst().charAt(0))) {
            return words.stream().allMatch(QuantityReader::plain)
                    ? Numerals.value(String.join(" ", words).replace(",", ""))
                    : null;
        }
        String low = words.getFirst();
        boolean year = low.matches("(?:19|20)\\d\\d");
        return plain(low) && !year ? positive(low.replace(",", "")) : null;
    }

    private static boolean plain(String word) {
        return !Character.isDigit(word.charAt(0))
                || word.matches("\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,2})?");
    }

    private static @Nullable BigDecimal positive(String digits) {
        BigDecimal number = new BigDecimal(digits);
        return number.signum() > 0 ? number : null;
    }
}
