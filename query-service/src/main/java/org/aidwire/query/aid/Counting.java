package org.aidwire.query.aid;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * R0: which statements count. Decided for all statements of one article together, since they may
 * outrank one another.
 */
public final class Counting {

    /** Whether a statement counts. */
    public sealed interface Verdict {

        record Counted() implements Verdict {}

        /** {@code rule} is R0 or R10. */
        record Discounted(Rule rule, String why) implements Verdict {}
    }

    private static final Verdict COUNTED = new Verdict.Counted();

    /** Which one outranks it is not said: of several it would hang on the order of arrival. */
    private static final Verdict OUTRANKED =
            new Verdict.Discounted(Rule.R0, "outranked on an overlapping span");

    /**
     * Half-open, in UTF-16 code units, where the words first stand in the highest version's body.
     */
    public record Place(int start, int end) {}

    /**
     * What can be said of a statement by itself.
     *
     * @param place where its words stand; null where it has no span or does not count
     */
    public record Alone(Verdict verdict, @Nullable Place place) {

        private static final Alone COUNTS = new Alone(COUNTED, null);

        private static Alone discounted(Rule rule, String why) {
            return new Alone(new Verdict.Discounted(rule, why), null);
        }

        /** The verdict once it is known whether another statement outranks it. */
        public Verdict verdict(boolean outranked) {
            return outranked && verdict instanceof Verdict.Counted ? OUTRANKED : verdict;
        }
    }

    private Counting() {}

    /** The verdict on a statement that names no article; nothing outranks it. */
    public static Alone withoutArticle(StatementOnRecord statement) {
        return usable(statement.current()) ? Alone.COUNTS : notUsable(statement.current());
    }

    /**
     * The verdicts on the statements of one article, by statement id.
     *
     * @param article the article; null where it is not on record, also while it is under embargo
     * @param fallen whether it has fallen (R10)
     * @param statements all statements whose highest version names the article
     */
    public static Map<String, Verdict> ofArticle(
            @Nullable ArticleOnRecord article,
            boolean fallen,
            Collection<StatementOnRecord> statements) {
        Map<String, Alone> alone = new HashMap<>();
        Outranking outranking = new Outranking();
        for (StatementOnRecord statement : statements) {
            Alone verdict = alone(article, fallen, statement.current());
            alone.put(statement.id(), verdict);
            outranking.add(statement.current(), verdict.place());
        }
        Map<String, Verdict> verdicts = new HashMap<>();
        for (StatementOnRecord statement : statements) {
            Alone verdict = Objects.requireNonNull(alone.get(statement.id()));
            boolean outranked = outranking.outranks(statement.current(), verdict.place());
            verdicts.put(statement.id(), verdict.verdict(outranked));
        }
        return verdicts;
    }

    /** The verdict on a statement of an article, before others of the article are looked at. */
    public static Alone alone(
            @Nullable ArticleOnRecord article, boolean fallen, Statement statement) {
        if (!usable(statement)) {
            return notUsable(statement);
        }
        Statement.ArticleRef named = statement.article();
        if (article == null
                || named == null
                || article.versions().version(named.version()) == null) {
            return Alone.discounted(Rule.R0, "waits for the article version that it names");
        }
        if (fallen) {
            return Alone.discounted(
                    Rule.R10,
                    article.current().pubStatus() == PubStatus.USABLE
                            ? "all articles that its article credits have fallen"
                            : "its article is " + article.current().pubStatus().wire());
        }
        if (statement.span() == null) {
            return Alone.COUNTS;
        }
        Place place = place(article, statement);
        return place == null
                ? Alone.discounted(Rule.R0, "its article no longer holds the words of its span")
                : new Alone(COUNTED, place);
    }

    private static boolean usable(Statement statement) {
        return statement.pubStatus() == PubStatus.USABLE;
    }

    private static Alone notUsable(Statement statement) {
        return Alone.discounted(Rule.R0, "it is " + statement.pubStatus().wire());
    }

    /** Null where the statement has no span, or its words do not stand in the highest version. */
    private static @Nullable Place place(ArticleOnRecord article, Statement statement) {
        Statement.Span span = statement.span();
        Statement.ArticleRef named = statement.article();
        Recorded<Article> version =
                named == null ? null : article.versions().version(named.version());
        if (span == null || version == null) {
            return null;
        }
        Recorded<Article> current = article.versions().current();
        if (version.remains() != null || current.remains() != null) {
            Integer at = Remains.place(version, current, span);
            return at == null ? null : new Place(at, at + span.end() - span.start());
        }
        String read = version.event().body();
        String now = current.event().body();
        if (read == null || now == null || span.end() > read.length()) {
            return null;
        }
        String words = read.substring(span.start(), span.end());
        int start = now.indexOf(words);
        return start < 0 ? null : new Place(start, start + words.length());
    }
}
