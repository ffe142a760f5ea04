package org.aidwire.ingest.extraction.remote;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.mention.MoneyReader;
import org.jspecify.annotations.Nullable;

/** Whether words say a sum, a count or a year. */
final class Figures {

    /** The dollars of ISO 4217, which a bare "$" can mean; a dinar (IQD) it cannot. */
    private static final Set<String> DOLLARS =
            Lists.words(
                    "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD"
                            + " TTD TWD XCD");

    private static final List<String> SMALL =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten", "eleven", "twelve");

    private static final Map<String, Integer> SCALES =
            Map.of(
                    "dozen",
                    12,
                    "hundred",
                    100,
                    "thousand",
                    1000,
                    "million",
                    1_000_000,
                    "billion",
                    1_000_000_000);

    /** With its scale: of "2 million doses" the count is no two. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{Sc}\\d.,])(?<n>\\d{1,3}(?:,\\d{3})++|\\d++(?:\\.\\d++)?+|"
                            + String.join("|", SMALL)
                            + ")(?:[\\s-](?<scale>"
                            + String.join("|", SCALES.keySet())
                            + ")(?!\\p{L}))?+(?![\\p{L}\\d])",
                    Pattern.CASE_INSENSITIVE);

    /** What is no thing to count, beside money. */
    private static final Set<String> NO_UNITS =
            Lists.words(
                    "dozen dozens hundred hundreds thousand thousands million millions billion"
                            + " billions trillion trillions mln bn tn m k b crore lakh percent cent"
                            + " per");

    private Figures() {}

    /** Whether the words say a sum; whose dollars they are they need not. */
    static boolean sum(String words, BigDecimal value, String currency) {
        return money(words).stream()
                .anyMatch(
                        m ->
                                m.value().compareTo(value) == 0
                                        && (m.currency().equals(currency)
                                                || (m.dollar() && DOLLARS.contains(currency))));
    }

    private static List<Money> money(String words) {
        String sentence = words + ".";
        return Grounds.READER.read(null, sentence).sentences().stream()
                .flatMap(s -> MoneyReader.in(sentence, s).stream())
                .toList();
    }

    static boolean number(String words, BigDecimal count) {
        Matcher m = NUMBER.matcher(words);
        while (m.find()) {
            if (value(m.group("n")).multiply(scale(m.group("scale"))).compareTo(count) == 0) {
                return true;
            }
        }
        return false;
    }

    private static BigDecimal value(String number) {
        int small = SMALL.indexOf(number.toLowerCase(Locale.ROOT));
        return small >= 0 ? BigDecimal.valueOf(small) : new BigDecimal(number.replace(",", ""));
    }

    private static BigDecimal scale(@Nullable String word) {
        return word == null
                ? BigDecimal.ONE
                : BigDecimal.valueOf(SCALES.getOrDefault(word.toLowerCase(Locale.ROOT), 1));
    }

    /** A year of our time that stands in the words as such: "$2025" and "2,025 tonnes" are none. */
    static boolean year(String words, int year) {
        return year >= 1900
                && year <= 2100
                && Pattern.compile("(?<![\\p{L}\\p{Sc}\\d.,])" + year + "(?![\\p{L}\\d]|[.,]\\d)")
                        .matcher(words)
                        .find();
    }

    /** Whether one can count in it: "rescue teams" and neither "million" nor "dollars". */
    static boolean unit(String unit) {
        if (!unit.strip().matches("\\p{L}[\\p{L}\\p{M}\\d '’./-]{0,99}")) {
            return false;
        }
        List<String> words = List.of(unit.strip().toLowerCase(Locale.ROOT).split("[\\s-]+"));
        return words.stream().noneMatch(w -> NO_UNITS.contains(w) || SMALL.contains(w))
                && money("5 " + words.getLast()).isEmpty();
    }
}
