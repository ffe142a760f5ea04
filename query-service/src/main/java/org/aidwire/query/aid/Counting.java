package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Act;
import org.aidwire.contract.Article;
import org.aidwire.contract.ProvenanceBy;
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

    /**
     * Half-open, in UTF-16 code units, where the words first stand in the highest version's body.
     */
    private record Place(int start, int end) {

        boolean overlaps(Place other) {
            return start < other.end && other.start < end;
        }
    }

    private record Standing(StatementOnRecord statement, @Nullable Place place) {}

    private Counting() {}

    /** The verdict on a statement that names no article. */
    public static Verdict withoutArticle(StatementOnRecord statement) {
        return usable(statement.current()) ? COUNTED : notUsable(statement.current());
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
        Map<String, Verdict> verdicts = new HashMap<>();
        List<Standing> standing = new ArrayList<>();
        for (StatementOnRecord statement : statements) {
            Verdict verdict = alone(article, fallen, statement.current());
            verdicts.put(statement.id(), verdict);
            if (article != null && verdict instanceof Verdict.Counted) {
                standing.add(new Standing(statement, place(article, statement.current())));
            }
        }
        for (Standing one : standing) {
            for (Standing other : standing) {
                if (outranks(other, one)) {
                    verdicts.put(
                            one.statement().id(),
                            new Verdict.Discounted(
                                    Rule.R0,
                                    "outranked by "
                                            + other.statement().id()
                                            + " on an overlapping span"));
                    break;
                }
            }
        }
        return verdicts;
    }

    private static Verdict alone(
            @Nullable ArticleOnRecord article, boolean fallen, Statement statement) {
        if (!usable(statement)) {
            return notUsable(statement);
        }
        Statement.ArticleRef named = statement.article();
        if (article == null
                || named == null
                || article.versions().version(named.version()) == null) {
            return new Verdict.Discounted(Rule.R0, "waits for the article version that it names");
        }
        if (fallen) {
            return new Verdict.Discounted(
                    Rule.R10,
                    article.current().pubStatus() == PubStatus.USABLE
                            ? "all articles that its article credits have fallen"
                            : "its article is " + article.current().pubStatus().wire());
        }
        if (statement.span() != null && place(article, statement) == null) {
            return new Verdict.Discounted(
                    Rule.R0, "its article no longer holds the words of its span");
        }
        return COUNTED;
    }

    private static boolean usable(Statement statement) {
        return statement.pubStatus() == PubStatus.USABLE;
    }

    private static Verdict notUsable(Statement statement) {
        return new Verdict.Discounted(Rule.R0, "it is " + statement.pubStatus().wire());
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
        String read = version.event().body();
        String now = article.current().body();
        if (read == null || now == null || span.end() > read.length()) {
            return null;
        }
        String words = read.substring(span.start(), span.end());
        int start = now.indexOf(words);
        return start < 0 ? null : new Place(start, start + words.length());
    }

    private static boolean outranks(Standing one, Standing other) {
        if (one == other
                || one.place() == null
                || other.place() == null
                || !one.place().overlaps(other.place())) {
            return false;
        }
        Statement above = one.statement().current();
        Statement below = other.statement().current();
        return switch (above.provenance().by()) {
            case EDITOR -> below.provenance().by() != ProvenanceBy.EDITOR;
            case FEED ->
                    below.provenance().by() == ProvenanceBy.EXTRACTOR
                            && moves(above)
                            && moves(below)
                            && above.aid().donor().equals(below.aid().donor())
                            && above.aid().recipient().equals(below.aid().recipient());
            case EXTRACTOR -> false;
        };
    }

    private static boolean moves(Statement statement) {
        return statement.act().kind() != Act.Kind.CONTEXT;
    }
}
