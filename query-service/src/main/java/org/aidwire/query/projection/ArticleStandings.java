package org.aidwire.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidwire.contract.Article;
import org.aidwire.contract.NewsEvent;
import org.aidwire.query.aid.ArticleOnRecord;
import org.aidwire.query.aid.CreditChains;
import org.aidwire.query.aid.CreditedArticle;
import org.aidwire.query.aid.History.ArticleView;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.store.ArticleTable;
import org.aidwire.query.store.ClusterTable;
import org.aidwire.query.store.ProjectingTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Where articles stand, worked out for a set of them that holds all on which their standing rests.
 *
 * @param settled the versions of each, by uri
 * @param rows what is to be stored of each, by uri
 * @param dependents those whose standing may rest on what was touched
 */
record ArticleStandings(
        Map<String, Versions<Article>> settled,
        Map<String, ArticleTable.Row> rows,
        Set<String> dependents) {

    /**
     * Seats the articles that were touched in the clusters of near-duplicates, and works out where
     * all stand whose standing may rest on them.
     */
    static ArticleStandings reachedFrom(
            ProjectingTransaction tx, Collection<String> touched, Instant now) {
        Set<String> moved = new HashSet<>(touched);
        moved.addAll(Clusters.seat(tx.clusters(), seats(tx, touched, now)));
        Set<String> dependents = tx.events().dependentsOf(moved);
        Set<String> reached = tx.events().foundationsOf(dependents);
        return of(tx.events().articles(reached), tx.clusters().leaders(reached), dependents, now);
    }

    private static List<Clusters.Seat> seats(
            ProjectingTransaction tx, Collection<String> touched, Instant now) {
        Map<ClusterTable.Version, Long> bodies = tx.clusters().bodies(touched);
        return settle(tx.events().articles(touched)).values().stream()
                .map(ArticleOnRecord::new)
                .map(
                        article -> {
                            Recorded<Article> current = article.versions().current();
                            ClusterTable.Version version =
                                    new ClusterTable.Version(
                                            article.uri(),
                                            current.event().version(),
                                            current.sha256());
                            return new Clusters.Seat(
                                    article.uri(),
                                    article.embargoedAt(now) ? null : bodies.get(version),
                                    article.publication());
                        })
                .toList();
    }

    private static ArticleStandings of(
            Collection<Recorded<Article>> recorded,
            Map<String, String> leaders,
            Set<String> dependents,
            Instant now) {
        Map<String, Versions<Article>> settled = settle(recorded);
        List<ArticleOnRecord> onRecord = new ArrayList<>();
        Map<String, ArticleTable.Row> rows = new HashMap<>();
        settled.forEach(
                (uri, versions) -> {
                    ArticleOnRecord article = new ArticleOnRecord(versions);
                    if (article.embargoedAt(now)) {
                        rows.put(uri, row(article, null));
                    } else {
                        onRecord.add(article);
                    }
                });
        Map<String, CreditChains.Standing> standings = standings(onRecord, leaders);
        onRecord.forEach(
                article ->
                        rows.put(
                                article.uri(),
                                row(
                                        article,
                                        Objects.requireNonNull(standings.get(article.uri())))));
        return new ArticleStandings(settled, rows, dependents);
    }

    private static Map<String, CreditChains.Standing> standings(
            List<ArticleOnRecord> onRecord, Map<String, String> leaders) {
        Map<String, CreditedArticle> byUri =
                onRecord.stream()
                        .map(ArticleOnRecord::credited)
                        .collect(Collectors.toMap(CreditedArticle::uri, Function.identity()));
        Map<String, CreditedArticle> earliest = new HashMap<>();
        leaders.forEach(
                (uri, leader) -> earliest.put(uri, Objects.requireNonNull(byUri.get(leader))));
        return CreditChains.of(byUri.values(), earliest);
    }

    List<Versions<Article>> settled(Collection<String> uris) {
        return uris.stream().map(uri -> Objects.requireNonNull(settled.get(uri))).toList();
    }

    /** What statements take from an article; null while it is under embargo. */
    static @Nullable ArticleView view(Versions<Article> versions, ArticleTable.Row row) {
        return row.onRecord()
                ? new ArticleView(
                        new ArticleOnRecord(versions),
                        new CreditChains.Standing(row.fallen(), row.origin(), row.hearsayDepth()))
                : null;
    }

    private static ArticleTable.Row row(
            ArticleOnRecord article, CreditChains.@Nullable Standing standing) {
        Recorded<Article> current = article.versions().current();
        return new ArticleTable.Row(
                article.uri(),
                current.event().version(),
                current.sha256(),
                article.versions().firstRecorded(),
                article.publication(),
                standing != null,
                current.event().embargoedUntil(),
                standing != null && standing.fallen(),
                standing == null ? null : standing.origin(),
                standing == null ? 0 : standing.hearsayDepth());
    }

    /** The versions of each identity, settled. */
    static <E extends NewsEvent> Map<String, Versions<E>> settle(Collection<Recorded<E>> recorded) {
        Map<String, List<Recorded<E>>> byIdentity = new LinkedHashMap<>();
        recorded.forEach(
                each ->
                        byIdentity
                                .computeIfAbsent(each.event().identity(), _ -> new ArrayList<>())
                                .add(each));
        Map<String, Versions<E>> settled = new LinkedHashMap<>();
        byIdentity.forEach((identity, all) -> settled.put(identity, Versions.settle(all)));
        return settled;
    }
}
