package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.History.Picture;

/**
 * A history that is asked for many days: what {@link History#at} says of a past day, with no part
 * of it folded twice for the same.
 */
public final class HistoryInTime {

    private final List<PartInTime> parts;

    public HistoryInTime(History history) {
        this.parts = PartInTime.of(history);
    }

    /**
     * What held at a cut.
     *
     * @param cut of a past day
     */
    public Picture at(Cut cut) {
        var day = Objects.requireNonNull(cut.asOf(), "asOf");
        Map<String, History.ArticleView> articles = new HashMap<>();
        Map<String, History.StatementView> statements = new HashMap<>();
        List<Versions.Refused<Article>> refusedArticles = new ArrayList<>();
        List<Versions.Refused<Statement>> refusedStatements = new ArrayList<>();
        for (PartInTime part : parts) {
            History.Standings then = part.at(day);
            if (then != null) {
                articles.putAll(then.articles());
                statements.putAll(then.statements());
                refusedArticles.addAll(then.refusedArticles());
                refusedStatements.addAll(then.refusedStatements());
            }
        }
        return new History.Standings(articles, statements, refusedArticles, refusedStatements)
                .picture(cut);
    }
}
