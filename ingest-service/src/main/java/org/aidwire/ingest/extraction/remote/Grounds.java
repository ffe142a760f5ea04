package org.aidwire.ingest.extraction.remote;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.contract.codes.Parties;
import org.aidwire.ingest.extraction.Lists;
import org.aidwire.ingest.extraction.mention.MoneyReader;
import org.aidwire.ingest.extraction.mention.PartyMention;
import org.aidwire.ingest.extraction.mention.PartyNames;
import org.aidwire.ingest.extraction.text.Sentence;
import org.aidwire.ingest.extraction.text.StoryReader;
import org.aidwire.ingest.extraction.text.Tag;

/** What a text holds, read by this project's own means: what a statement can rest on. */
final class Grounds {

    private static final StoryReader READER =
            new StoryReader(words -> Collections.nCopies(words.size(), Tag.PROPN));
    private static final PartyNames PARTIES = new PartyNames(Parties.INSTANCE, Lists.INSTANCE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?");
    private static final List<String> WORDS =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten", "eleven", "twelve");

    private Grounds() {}

    /** The parties that a body names, in any of their names. */
    static Set<String> parties(String body) {
        Set<String> out = new HashSet<>();
        for (Sentence sentence : READER.read(null, body).sentences()) {
            for (PartyMention m : PARTIES.in(sentence)) {
                out.add(m.party());
                out.add(m.party().replace("-PARLIAMENT", ""));
            }
        }
        return out;
    }

    /** Whether the words say a sum; whose dollars they are they need not. */
    static boolean sum(String words, BigDecimal value, String currency) {
        return READER.read(null, words + ".").sentences().stream()
                .flatMap(s -> MoneyReader.in(words + ".", s).stream())
                .anyMatch(
                        m ->
                                m.value().compareTo(value) == 0
                                        && (m.currency().equals(currency)
                                                || (m.dollar() && currency.endsWith("D"))));
    }

    static boolean number(String words, BigDecimal count) {
        Matcher m = NUMBER.matcher(words);
        while (m.find()) {
            if (new BigDecimal(m.group().replace(",", "")).compareTo(count) == 0) {
                return true;
            }
        }
        boolean small = count.signum() > 0 && count.compareTo(BigDecimal.valueOf(12)) <= 0;
        return small
                && count.stripTrailingZeros().scale() <= 0
                && whole(words, WORDS.get(count.intValue()));
    }

    /** Whether some words stand in a text as such and not inside of others. */
    static boolean whole(String text, String words) {
        return Pattern.compile(
                        "(?<![\\p{L}\\d])" + Pattern.quote(words.strip()) + "(?![\\p{L}\\d])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }

    static String lastWord(String name) {
        String[] words = name.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return words[words.length - 1];
    }
}
