package org.aidwire.query.board;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.Counting;
import org.aidwire.query.aid.History.ArticleView;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.http.Reader;
import org.aidwire.query.view.ArticleEntry;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is shown: the words, on whose word, where it stood, and what the rules made of
 * it.
 *
 * @param verdict what the rules made of it, in words; empty where the page does not say
 * @param rule the number of the rule that kept it out; null where it is used
 * @param chain who repeats whom, the outlet itself first; empty where nobody is credited
 * @param link where the article stands; null where its address is none that a browser may follow
 */
record StatementCard(
        String id,
        String anchor,
        String act,
        String actStyle,
        @Nullable String text,
        @Nullable String condition,
        String speaker,
        @Nullable String affiliation,
        String attribution,
        String time,
        @Nullable String outlet,
        @Nullable String headline,
        @Nullable String articleUri,
        @Nullable String link,
        boolean fallen,
        List<Hop> chain,
        boolean used,
        @Nullable String rule,
        String verdict) {

    /** More than this nobody reads, and a ring of credits would have no end. */
    private static final int LONGEST_CHAIN = 8;

    /** One outlet in a chain, and what it does with the word of the next. */
    record Hop(String outlet, @Nullable String relation) {}

    /** What the rules made of a statement on one line, or in the pair as a whole. */
    record Verdict(boolean used, @Nullable String rule, String words) {}

    static StatementCard of(
            StatementView view, Map<String, ArticleView> articles, Verdict verdict, Reader reader) {
        Statement statement = view.statement().current();
        ArticleView named = view.article();
        ArticleEntry article = named == null ? null : ArticleEntry.of(named, reader);
        Statement.Speaker speaker = statement.speaker();
        String affiliation = statement.affiliation();
        return new StatementCard(
                statement.id(),
                anchor(statement.id()),
                Words.of(statement.act(), statement.modality()),
                Words.style(statement.act()),
                statement.text(),
                statement.condition(),
                speaker(speaker),
                affiliation == null ? null : Parties.INSTANCE.name(affiliation),
                Words.of(statement.attribution()),
                Words.time(view.effective()),
                statement.outlet(),
                article == null ? null : article.headline(),
                article == null ? null : article.uri(),
                article == null ? null : followed(article.url()),
                article != null && article.fallen(),
                named == null ? List.of() : chain(named, articles),
                verdict.used(),
                verdict.rule(),
                verdict.words());
    }

    /** Where no line is looked at, all that counts stands for itself. */
    static Verdict ofPair(StatementView view) {
        return switch (view.verdict()) {
            case Counting.Verdict.Discounted no -> new Verdict(false, no.rule().name(), no.why());
            case Counting.Verdict.Counted _ -> new Verdict(true, null, "");
        };
    }

    /** Ids are free text; an anchor is not. Letters, digits and hyphens stay, the rest is hex. */
    static String anchor(String id) {
        return "s-"
                + id.chars()
                        .mapToObj(
                                c ->
                                        c < 128 && Character.isLetterOrDigit(c)
                                                ? String.valueOf((char) c)
                                                : "-" + Integer.toHexString(c))
                        .collect(Collectors.joining());
    }

    private static String speaker(Statement.@Nullable Speaker speaker) {
        String words =
                speaker == null
                        ? ""
                        : Stream.of(speaker.name(), speaker.role())
                                .flatMap(Stream::ofNullable)
                                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "Nobody named" : words;
    }

    private static @Nullable String followed(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url);
            String scheme = address.getScheme();
            return scheme != null
                            && address.getHost() != null
                            && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                    ? address.toASCIIString()
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Along the first credit that says where to go, which is the way that R9 takes. */
    private static List<Hop> chain(ArticleView start, Map<String, ArticleView> articles) {
        List<Hop> hops = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ArticleView at = start;
        while (at != null && seen.add(at.article().uri()) && hops.size() < LONGEST_CHAIN) {
            List<Article.Credit> credits = at.article().current().credits();
            if (credits.isEmpty()) {
                hops.add(new Hop(outlet(at), null));
                return hops.size() < 2 ? List.of() : List.copyOf(hops);
            }
            Article.Credit credit =
                    credits.stream()
                            .filter(
                                    each ->
                                            each.outlet() != null
                                                    || articles.get(each.uri()) != null)
                            .findFirst()
                            .orElse(credits.getFirst());
            hops.add(new Hop(outlet(at), Words.of(credit.relation())));
            ArticleView next = credit.uri() == null ? null : articles.get(credit.uri());
            if (next == null) {
                hops.add(
                        new Hop(
                                credit.outlet() == null ? "somebody unnamed" : credit.outlet(),
                                null));
            }
            at = next;
        }
        return List.copyOf(hops);
    }

    private static String outlet(ArticleView article) {
        String name = article.article().current().outletName();
        return name == null ? "an unnamed outlet" : name;
    }
}
