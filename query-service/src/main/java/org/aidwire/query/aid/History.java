package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aidwire.contract.Article;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Everything recorded, in any order, and what the rules make of it at a cut: the pure fold over a
 * whole history. A past day is answered by it, and the projection must equal it after every event
 * (R12).
 */
public record History(List<Recorded<Article>> articles, List<Recorded<Statement>> statements) {

    public History {
        articles = List.copyOf(articles);
        statements = List.copyOf(statements);
    }

    /** An article with its standing. */
    public record ArticleView(ArticleOnRecord article, CreditChains.Standing standing) {

        /** What its statements take from it. */
        public Weighing.Report report() {
            return new Weighing.Report(article.publication(), standing.origin());
        }
    }

    /**
     * A statement, whether it counts, and what it weighs.
     *
     * @param article null where it names none, or one that is not on record
     * @param effective null where unknown
     * @param weight null where it does not count
     */
    public record StatementView(
            StatementOnRecord statement,
            @Nullable ArticleView article,
            @Nullable Instant effective,
            Counting.Verdict verdict,
            @Nullable Weight weight) {}

    /**
     * What holds at a cut.
     *
     * @param articles by uri, without those under embargo
     * @param statements by id, without those of articles under embargo, and without those not yet
     *     effective
     * @param lines by aidId
     * @param refusedArticles events that do not stand
     * @param refusedStatements events that do not stand
     */
    public record Picture(
            Map<String, ArticleView> articles,
            Map<String, StatementView> statements,
            SortedMap<String, LineState> lines,
            List<Versions.Refused<Article>> refusedArticles,
            List<Versions.Refused<Statement>> refusedStatements) {

        public Picture {
            articles = Collections.unmodifiableMap(articles);
            statements = Collections.unmodifiableMap(statements);
            lines = Collections.unmodifiableSortedMap(lines);
            refusedArticles = List.copyOf(refusedArticles);
            refusedStatements = List.copyOf(refusedStatements);
        }
    }

    /**
     * What holds at a cut, lines aside.
     *
     * @param articles by uri
     * @param statements by id, whenever they are effective
     */
    record Standings(
            Map<String, ArticleView> articles,
            Map<String, StatementView> statements,
            List<Versions.Refused<Article>> refusedArticles,
            List<Versions.Refused<Statement>> refusedStatements) {

        Picture picture(Cut cut) {
            Map<String, StatementView> reached = new LinkedHashMap<>();
            statements.forEach(
                    (id, view) -> {
                        if (cut.reaches(view.effective())) {
                            reached.put(id, view);
                        }
                    });
            return new Picture(
                    articles, reached, lines(reached.values()), refusedArticles, refusedStatements);
        }
    }

    /** Folds the history. */
    public Picture at(Cut cut) {
        return standings(cut).picture(cut);
    }

    Standings standings(Cut cut) {
        List<Versions.Refused<Article>> refusedArticles = new ArrayList<>();
        List<Versions.Refused<Statement>> refusedStatements = new ArrayList<>();
        Map<String, ArticleOnRecord> onRecord = new LinkedHashMap<>();
        Set<String> embargoed = new HashSet<>();
        settle(articles, cut, refusedArticles)
                .forEach(
                        (uri, versions) -> {
                            ArticleOnRecord article = new ArticleOnRecord(versions);
                            if (article.embargoedAt(cut.reading())) {
                                embargoed.add(uri);
                            } else {
                                onRecord.put(uri, article);
                            }
                        });
        List<StatementOnRecord> settled =
                settle(statements, cut, refusedStatements).values().stream()
                        .map(StatementOnRecord::new)
                        .filter(statement -> !isOf(statement.current(), embargoed))
                        .toList();
        refusedArticles.removeIf(refused -> embargoed.contains(refused.event().event().uri()));
        refusedStatements.removeIf(refused -> isOf(refused.event().event(), embargoed));

        Map<String, ArticleView> articleViews = articleViews(onRecord);
        return new Standings(
                articleViews, views(settled, articleViews), refusedArticles, refusedStatements);
    }

    private static boolean isOf(Statement statement, Set<String> articles) {
        return statement.article() != null && articles.contains(statement.article().uri());
    }

    /** R0 over all statements, article by article. */
    private static Map<String, StatementView> views(
            List<StatementOnRecord> statements, Map<String, ArticleView> articles) {
        Map<String, StatementView> views = new LinkedHashMap<>();
        Map<String, List<StatementOnRecord>> byArticle = new LinkedHashMap<>();
        for (StatementOnRecord statement : statements) {
            Statement.ArticleRef named = statement.current().article();
            if (named == null) {
                views.put(
                        statement.id(),
                        view(statement, null, Counting.withoutArticle(statement).verdict()));
            } else {
                byArticle.computeIfAbsent(named.uri(), _ -> new ArrayList<>()).add(statement);
            }
        }
        byArticle.forEach(
                (uri, ofArticle) -> {
                    ArticleView article = articles.get(uri);
                    Map<String, Counting.Verdict> verdicts =
                            Counting.ofArticle(
                                    article == null ? null : article.article(),
                                    article != null && article.standing().fallen(),
                                    ofArticle);
                    ofArticle.forEach(
                            statement ->
                                    views.put(
                                            statement.id(),
                                            view(
                                                    statement,
                                                    article,
                                                    Objects.requireNonNull(
                                                            verdicts.get(statement.id())))));
                });
        return views;
    }

    private static <E extends NewsEvent> Map<String, Versions<E>> settle(
            List<Recorded<E>> recorded, Cut cut, List<Versions.Refused<E>> refused) {
        Map<String, List<Recorded<E>>> byIdentity = new LinkedHashMap<>();
        recorded.stream()
                .filter(each -> cut.knows(each.recordedtime()))
                .forEach(
                        each ->
                                byIdentity
                                        .computeIfAbsent(
                                                each.event().identity(), _ -> new ArrayList<>())
                                        .add(each));
        Map<String, Versions<E>> settled = new LinkedHashMap<>();
        byIdentity.forEach(
                (identity, all) -> {
                    Versions<E> versions = Versions.settle(all);
                    settled.put(identity, versions);
                    refused.addAll(versions.refused());
                });
        return settled;
    }

    private static Map<String, ArticleView> articleViews(Map<String, ArticleOnRecord> onRecord) {
        Map<String, CreditChains.Standing> standings =
                CreditChains.of(onRecord.values().stream().map(ArticleOnRecord::credited).toList());
        Map<String, ArticleView> views = new LinkedHashMap<>();
        onRecord.forEach(
                (uri, article) ->
                        views.put(
                                uri,
                                new ArticleView(
                                        article, Objects.requireNonNull(standings.get(uri)))));
        return views;
    }

    /** What one statement is and weighs, once it is known whether it counts. */
    public static StatementView view(
            StatementOnRecord statement, @Nullable ArticleView article, Counting.Verdict verdict) {
        Weighing.Report report = article == null ? null : article.report();
        return new StatementView(
                statement,
                article,
                Weighing.effective(statement, report),
                verdict,
                verdict instanceof Counting.Verdict.Counted
                        ? Weighing.weigh(statement, report)
                        : null);
    }

    private static SortedMap<String, LineState> lines(Collection<StatementView> views) {
        Map<LineId, List<StatementView>> byLine = new LinkedHashMap<>();
        views.forEach(
                view ->
                        LineId.of(view.statement().current().aid())
                                .forEach(
                                        line ->
                                                byLine.computeIfAbsent(line, _ -> new ArrayList<>())
                                                        .add(view)));
        Map<LineId, LineRules> rules = new LinkedHashMap<>();
        Map<LineId, GeneralStops.Stop> stops = new HashMap<>();
        byLine.forEach(
                (line, ofLine) -> {
                    LineRules own = LineRules.of(line, factsOf(ofLine));
                    if (own != null) {
                        rules.put(line, own);
                        GeneralStops.Stop stop = own.stop();
                        if (stop != null) {
                            stops.put(line, stop);
                        }
                    }
                });
        SortedMap<String, LineState> lines = new TreeMap<>();
        rules.forEach(
                (line, own) -> {
                    List<GeneralStops.Stop> above =
                            line.above().stream().map(stops::get).filter(Objects::nonNull).toList();
                    lines.put(line.aidId(), own.outcome(above).state());
                });
        return lines;
    }

    /** The facts of one line, from the statements that touch it. */
    static LineFacts factsOf(Collection<StatementView> ofLine) {
        List<Candidate> candidates = new ArrayList<>();
        List<Denial> denials = new ArrayList<>();
        for (StatementView view : ofLine) {
            switch (view.weight()) {
                case null -> {}
                case Weight.Moves moves -> candidates.add(moves.candidate());
                case Weight.Denies denies -> denials.add(denies.denial());
                case Weight.Mute _ -> {}
            }
        }
        return new LineHistory(candidates, denials);
    }
}
