package org.aidwire.ingest.extraction.mention;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** Finds sums of money, in figures and in words. */
public final class MoneyReader {

    private static final String SIGN =
            "\\$(?:US|A|NZ|C)(?=\\s?\\d)|Cdn\\s?\\$|Can\\$|US\\s?\\$|USD\\s?\\$?|AU?\\$|AUD\\s?\\$?|CA?\\$|CAD\\s?\\$?|NZ\\s?\\$|NZD\\s?|HK\\s?\\$|S\\$|NT\\$|\\$|€|EUR\\s?|£|GBP\\s?|¥|JPY\\s?|₩|KRW\\s?|₹|Rs\\.?\\s?|INR\\s?|PKR\\s?|KSh\\.?\\s?|Ksh\\.?\\s?|Sh\\.?|₴|UAH\\s?|CHF\\s?|RMB\\s?|CNY\\s?|NOK\\s?|SEK\\s?|DKK\\s?|Kč\\s?|zł\\s?|₦|QR\\s?|SR\\s?|SAR\\s?|AED\\s?|AZN\\s?|(?:PHP|₱)\\s?|P(?=\\d[\\d.,]*\\s(?:million|billion))";

    private static final String NUMBER =
            Numerals.MIXED
                    + "|\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d{1,2}(?:,\\d{2})+,\\d{3}(?![\\d,])|\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)|\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?![\\d.,]\\d|\\d)|\\d+(?:\\.\\d{1,18}|,\\d{1,3})?(?![\\d])|"
                    + Numerals.SPELLED
                    + "|a quarter of a(?=\\s(?:trillion|billion|million)\\b)";

    private static final String SCALE =
            "trillion|tn|billion|bln|bn|b|milliard|million|mln|mil|mn|m|thousand million|thousand|k|lakh crore|crore|lakh|hundred"
                    + " million|hundred thousand";

    private static final String UNIT =
            "(?:U\\.?S\\.? |NZ |NT |American |Australian |Canadian |New Zealand |Hong Kong |Singapore"
                    + " |Taiwan )?dollars?\\b|USD|US\\$|AUD|CAD|NZD|euros?\\b|EUR|€|(?:British"
                    + " |Sterling )?pounds?(?: sterling)?\\b|GBP|(?:Japanese )?yen\\b|JPY|(?:South"
                    + " Korean |Korean )?won\\b|KRW|(?:Chinese )?yuan\\b|RMB|CNY|renminbi|(?:Indian"
                    + " )rupees?\\b|(?:Pakistani )rupees?\\b|rupees?\\b|(?:Azerbaijani"
                    + " )?manats?\\b|AZN|hryvnias?\\b|hryvnyas?\\b|UAH|(?:Swedish"
                    + " )(?:crowns?|kronor|krona)\\b|SEK|kronor\\b|(?:Norwegian"
                    + " )(?:crowns?|kroner|krone)\\b|NOK|(?:Danish"
                    + " )(?:crowns?|kroner|krone)\\b|DKK|kroner\\b|crowns?\\b|(?:Czech"
                    + " )(?:crowns?|korunas?|koruna)\\b|CZK|(?:Polish"
                    + " )?(?:zloty|zlotys|zlotych)\\b|PLN|(?:Turkish )?(?:liras?)\\b|(?:Russian"
                    + " )?(?:rubles?|roubles?)\\b|(?:UAE |Emirati )?dirhams?\\b|AED|(?:Saudi"
                    + " )?(?:riyals?)\\b|SAR|(?:Qatari )(?:riyals?)\\b|(?:Kuwaiti )?dinars?\\b|(?:Kenyan"
                    + " )?shillings?\\b|naira\\b|(?:Swiss )?francs?\\b|CHF|tenge\\b|(?:Indonesian"
                    + " )?rupiah\\b|(?:Thai )?baht\\b|ringgit\\b|taka\\b|birr\\b|drams?\\b|dong\\b|(?:South African"
                    + " )?rand\\b|forints?\\b|(?:Romanian )?lei\\b|levs?\\b|leva\\b|kina\\b|vatu\\b|tala\\b|cedis?\\b|kyats?\\b|kip\\b|riels?\\b|somoni\\b"
                    + "|afghanis\\b|laris?\\b|denars?\\b|lempiras?\\b|quetzale?s?\\b|reais\\b|gourdes?\\b|pula\\b"
                    + "|meticais\\b|(?:Philippine |Mexican |Colombian |Chilean )pesos?\\b";

    private static final Pattern MONEY =
            Pattern.compile(
                    "(?<![\\p{L}\\d.,])(?:(?<sign>"
                            + SIGN
                            + ")\\s?(?<n1>"
                            + NUMBER
                            + ")(?:\\s?(?:-|–|to)\\s?(?:"
                            + SIGN
                            + ")?(?<hi1>\\d+(?:\\.\\d+)?))?(?:[\\s-]?(?<s1>"
                            + SCALE
                            + ")(?![\\p{L}]))?(?![eE]\\d)(?:\\s(?<u1>"
                            + UNIT
                            + "))?"
                            + "|(?<n2>"
                            + NUMBER
                            + ")(?:\\s?(?:-|–|to)\\s?(?<hi2>\\d+(?:\\.\\d+)?))?(?:[\\s-]?(?<s2>"
                            + SCALE
                            + ")(?![\\p{L}]))?[\\s-]?(?<u2>"
                            + UNIT
                            + "))",
                    Pattern.CASE_INSENSITIVE);

    private static final Map<String, Long> SCALES =
            Map.ofEntries(
                    Map.entry("trillion", 1_000_000_000_000L),
                    Map.entry("tn", 1_000_000_000_000L),
                    Map.entry("billion", 1_000_000_000L),
                    Map.entry("bln", 1_000_000_000L),
                    Map.entry("bn", 1_000_000_000L),
                    Map.entry("b", 1_000_000_000L),
                    Map.entry("milliard", 1_000_000_000L),
                    Map.entry("million", 1_000_000L),
                    Map.entry("mln", 1_000_000L),
                    Map.entry("mil", 1_000_000L),
                    Map.entry("mn", 1_000_000L),
                    Map.entry("m", 1_000_000L),
                    Map.entry("thousand", 1_000L),
                    Map.entry("k", 1_000L),
                    Map.entry("crore", 10_000_000L),
                    Map.entry("lakh", 100_000L),
                    Map.entry("hundred million", 100_000_000L),
                    Map.entry("hundred thousand", 100_000L),
                    Map.entry("thousand million", 1_000_000_000L),
                    Map.entry("lakh crore", 1_000_000_000_000L));

    /** A bare number with a scale, which a sum before it may lend its currency. */
    private static final Pattern BARE =
            Pattern.compile(
                    "(?<![\\p{L}\\d.,$€£¥])(?<n>\\d+(?:[.,]\\d{1,3})*)\\s(?<s>million|billion|mln|bn)(?![\\p{L}])(?!\\s+(?:people|men|women|children|refugees|tons|tonnes|metric|Yemenis|Ukrainians|Afghans|doses|households|barrels|residents|persons|rounds|litres|liters|shells|hectares|metres|meters|of"
                            + " them|others|more people|inhabitants|civilians|vaccines?))",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern REPEATS =
            Pattern.compile(
                    "[(/,;]\\s*(?:or |about |around |approximately |roughly |some |nearly |over"
                            + " |almost |equivalent to |equal to |approx\\.? |worth |~|≈|=|just"
                            + " (?:over|under) |more than )*$",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<String> CODES =
            java.util.Currency.getAvailableCurrencies().stream()
                    .map(java.util.Currency::getCurrencyCode)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());

    /** No state has more to give: a larger number is a slip or a lie. */
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private static final Set<String> RATES =
            Set.of("month", "week", "day", "person", "head", "family", "household");

    private static final Set<String> REGULAR = Set.of("monthly", "weekly", "daily");

    /** More than one person or family gets. */
    private static final BigDecimal LARGE = new BigDecimal("100000");

    private MoneyReader() {}

    public static List<Money> in(String text, Sentence s) {
        List<Money> out = new ArrayList<>();
        if (s.size() == 0) {
            return out;
        }
        int end = s.tokens().getLast().end();
        Matcher m = MONEY.matcher(text).region(s.start(), end);
        m.useTransparentBounds(true);
        while (m.find()) {
            Money money = money(text, s, m, out);
            if (money != null && !rate(s, money)) {
                out.add(money);
            }
        }
        if (!out.isEmpty()) {
            bare(text, s, out);
        }
        return out;
    }

    /** "$100 each", "instalments of $100 a month": what one person gets, and no sum of aid. */
    private static boolean rate(Sentence s, Money m) {
        int next = m.to();
        boolean each = s.is(next, "each") || s.is(next, "apiece") || s.is(next, "per");
        boolean every = (s.is(next, "a") || s.is(next, "every")) && RATES.contains(s.low(next + 1));
        boolean regular = s.is(m.from() - 1, "of") && REGULAR.contains(s.low(m.from() - 3));
        return (each || every || regular) && m.value().compareTo(LARGE) < 0;
    }

    private static void bare(String text, Sentence s, List<Money> out) {
        Matcher m = BARE.matcher(text).region(s.start(), s.tokens().getLast().end());
        m.useTransparentBounds(true);
        List<Money> added = new ArrayList<>();
        while (m.find()) {
            int from = s.indexAt(m.start());
            int to = s.indexAt(m.end() - 1) + 1;
            boolean taken = out.stream().anyMatch(o -> o.from() < to && from < o.to());
            Money before =
                    out.stream()
                            .filter(o -> o.to() <= from && !o.aside())
                            .reduce((a, b) -> b)
                            .orElse(null);
            BigDecimal value = value(m.group("n"), m.group("s"));
            if (!taken && before != null && value != null && value.compareTo(MOST) <= 0) {
                added.add(new Money(value, before.currency(), before.dollar(), false, from, to));
            }
        }
        out.addAll(added);
        out.sort((a, b) -> a.from() - b.from());
    }

    private static @Nullable Money money(String text, Sentence s, Matcher m, List<Money> before) {
        boolean signed = m.group("sign") != null;
        String number = signed ? m.group("n1") : m.group("n2");
        String scale = signed ? m.group("s1") : m.group("s2");
        String unit =
                signed
                        ? (m.group("u1") != null && m.group("sign").trim().equals("$")
                                ? m.group("u1")
                                : m.group("sign"))
                        : m.group("u2");
        if (signed
                && m.group("sign").trim().equalsIgnoreCase("sh")
                && scale == null
                && !number.contains(",")) {
            return null;
        }
        boolean part =
                signed
                        ? Numerals.after(text, m.end())
                        : Numerals.before(text, m.start()) || Numerals.after(text, m.end());
        if (part) {
            return null;
        }
        BigDecimal value = value(number, scale);
        String code = unit.trim().equals("$") ? codeBefore(text, m.start()) : "";
        String currency = code.isEmpty() ? currency(unit.trim()) : code;
        if (value == null
                || value.signum() <= 0
                || value.compareTo(MOST) > 0
                || currency.isEmpty()) {
            return null;
        }
        int from = s.indexAt(m.start());
        int to = Math.min(s.size(), s.indexAt(m.end() - 1) + 1);
        boolean dollar =
                (unit.trim().equals("$") && code.isEmpty())
                        || unit.trim().toLowerCase(Locale.ROOT).matches("dollars?");
        return new Money(
                value,
                currency,
                dollar,
                aside(text, s, m.start() - (code.isEmpty() ? 0 : code.length() + 1), before),
                from,
                to);
    }

    /** "SBD $20 million", "FJD $3m": a code of ISO 4217 says whose dollar it is. */
    private static String codeBefore(String text, int sign) {
        int from = sign - 4;
        if (from < 0 || text.charAt(sign - 1) != ' ' || letterBefore(text, from)) {
            return "";
        }
        String code = text.substring(from, sign - 1);
        return CODES.contains(code) ? code : "";
    }

    private static boolean letterBefore(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean aside(String text, Sentence s, int at, List<Money> before) {
        if (before.isEmpty()) {
            return false;
        }
        String gap = text.substring(Math.min(at, s.at(before.getLast().to() - 1).end()), at);
        if (before.getLast().aside() && Set.of(",", "/", ";", "or").contains(gap.strip())) {
            return true; // "£150 million (€168 million, $187 million)"
        }
        int open = gap.lastIndexOf('(');
        if (open > 0 && gap.lastIndexOf(')', open) >= 0) {
            return false; // "Germany ($2 million), Italy ($1 million)"
        }
        return gap.length() < 40
                && REPEATS.matcher(gap).find()
                && (!gap.contains(",") || gap.contains("(") || gap.contains("or "));
    }

    private static @Nullable BigDecimal value(String number, @Nullable String scale) {
        BigDecimal base = number(number.toLowerCase(Locale.ROOT).trim());
        if (base == null) {
            return null;
        }
        long times = scale == null ? 1 : SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), 1L);
        return base.multiply(BigDecimal.valueOf(times));
    }

    private static @Nullable BigDecimal number(String n) {
        if (n.equals("a quarter of a")) {
            return new BigDecimal("0.25");
        }
        if (n.chars().anyMatch(Character::isLetter)) {
            return Numerals.value(n);
        }
        String plain =
                n.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?|\\d{1,2}(?:,\\d{2})+,\\d{3}")
                        ? n.replace(",", "")
                        : n.matches(
                                        "\\d{1,3}(?:\\.\\d{3}){2,}|\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+")
                                ? n.replaceAll("\\D", "")
                                : n.replace(',', '.');
        return plain.chars().filter(c -> c == '.').count() > 1 ? null : new BigDecimal(plain);
    }

    private static String currency(String unit) {
        return CurrencyWords.code(unit);
    }
}
