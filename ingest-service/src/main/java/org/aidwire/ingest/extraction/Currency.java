package org.aidwire.ingest.extraction;

import java.util.Locale;
import java.util.Map;
import org.aidwire.contract.Article;
import org.aidwire.ingest.extraction.mention.Money;
import org.aidwire.ingest.extraction.rule.AidFact;

/** Whose dollars a bare dollar sign means. */
final class Currency {

    private static final Map<String, String> DOLLARS =
            Map.of("AU", "AUD", "CA", "CAD", "NZ", "NZD", "SG", "SGD");
    private static final Map<String, String> AT_HOME =
            Map.of(
                    "AU",
                    "austral|\\.au$|sydney|abc news|sbs|the age|canberra|9news|7news|crikey",
                    "CA",
                    "canad|\\.ca$|cbc|ctv|globe and mail|toronto|national post|ottawa|global news",
                    "NZ",
                    "zealand|\\.nz$|rnz|stuff|nz herald|scoop|waikanae|beehive",
                    "SG",
                    "singapore|straits|\\.sg$|channel newsasia");

    /** Agencies that write for the world. */
    private static final String WORLDWIDE =
            "reuters|\\bap\\b|afp|agence|bloomberg|\\bupi\\b|\\bvoa\\b|voice of america|united nations|nato"
                    + "|reliefweb|devex|al jazeera|menafn";

    private Currency() {}

    /** The state in which an outlet is at home, "" where its name does not tell. */
    static String home(Article article) {
        return AT_HOME.entrySet().stream()
                .filter(e -> named(article, e.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("");
    }

    /**
     * Whether an outlet is known to write for others than a state's people, and so in US dollars.
     */
    private static boolean abroad(Article article, String donor) {
        if (article.outletName() == null || named(article, AT_HOME.getOrDefault(donor, "$^"))) {
            return false;
        }
        return named(article, WORLDWIDE)
                || Lists.INSTANCE.zones().keySet().stream()
                        .anyMatch(words -> named(article, java.util.regex.Pattern.quote(words)));
    }

    private static boolean named(Article article, String words) {
        String outlet =
                article.outletName() == null ? "" : article.outletName().toLowerCase(Locale.ROOT);
        String domain =
                article.outlet() == null || article.outlet().domain() == null
                        ? ""
                        : article.outlet().domain();
        return java.util.regex.Pattern.compile(words).matcher(outlet + " " + domain).find();
    }

    /** Crowns, rupees and the like are named alike in several states. */
    private static final Map<String, String> OWN =
            Map.of(
                    "SE", "SEK", "NO", "NOK", "DK", "DKK", "CZ", "CZK", "IN", "INR", "PK", "PKR",
                    "NP", "NPR", "LK", "LKR");

    private static final java.util.List<java.util.Set<String>> NAMESAKES =
            java.util.List.of(
                    java.util.Set.of("SEK", "NOK", "DKK", "CZK"),
                    java.util.Set.of("INR", "PKR", "NPR", "LKR"));

    static String of(Money money, AidFact fact, Article article) {
        String own = OWN.getOrDefault(fact.donor(), "");
        if (NAMESAKES.stream().anyMatch(n -> n.contains(money.currency()) && n.contains(own))) {
            return own;
        }
        if (!money.dollar() || !DOLLARS.containsKey(fact.donor())) {
            return money.currency();
        }
        return !abroad(article, fact.donor())
                ? DOLLARS.getOrDefault(fact.donor(), "USD")
                : money.currency();
    }
}
