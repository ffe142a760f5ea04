package org.aidwire.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.NewsEvent;
import org.aidwire.query.aid.ArticleOnRecord;
import org.aidwire.query.aid.CreditChains;
import org.aidwire.query.aid.History.ArticleView;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.store.ArticleTable;
import org.jspecify.annotations.Nullable;

/**
 * Where articles stand, worked out for a set of them that holds all on which their standing rests.
 *
 * @param settled the versions of each, by uri
 * @param rows what is to be stored of each, by uri
 */
record ArticleStandings(
        Map<String, Versions<Article>> settled, Map<String, ArticleTable.Row> rows) {

    static ArticleStandings of(Collection<Recorded<Article>> recorded, Instant now) {
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
        Map<String, CreditChains.Standing> standings =
                CreditChains.of(onRecord.stream().map(ArticleOnRecord::credited).toList());
        onRecord.forEach(
                article ->
                        rows.put(
                                article.uri(),
                                row(
                                        article,
                                        Objects.requireNonNull(standings.get(article.uri())))));
        return new ArticleStandings(settled, rows);
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
