package org.aidwire.query.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.jspecify.annotations.Nullable;

/**
 * R0 in the past: statements with a span, for each article that a version of them names, and how
 * high they stand. One that comes in order changes the past of nobody; one that comes late may have
 * outranked, for a while, whatever stands below it in the article.
 */
final class SpannedTable {

    private static final String SAVE =
            """
            insert into spanned (article_uri, statement_id, lowest, highest, last)
            values (?, ?, ?, ?, ?)
            on conflict (article_uri, statement_id) do update
            set lowest = excluded.lowest, highest = excluded.highest, last = excluded.last
            """;

    /** The last version of those that may have stood above; of two heights at most. */
    private static final String LAST_ABOVE =
            """
            select own.statement_id, max(above.last) as since
            from spanned own
            cross join generate_series(own.lowest + 1, 2) as height
            cross join lateral (
                select last
                from spanned s
                where s.article_uri = own.article_uri and s.highest = height
                order by last desc
                limit 1
            ) as above
            where own.statement_id = any(?)
            group by own.statement_id
            """;

    private static final String LAST_OF_OTHERS =
            """
            select named.uri, others.last as since
            from unnest(?::text[]) as named (uri)
            cross join lateral (
                select last
                from spanned s
                where s.article_uri = named.uri and s.statement_id <> all(?)
                order by last desc
                limit 1
            ) as others
            """;

    private static final String BELOW =
            """
            select s.statement_id, max(own.last) as since
            from spanned own
            join spanned s on s.article_uri = own.article_uri and s.lowest < own.highest
            where own.statement_id = any(?)
            group by s.statement_id
            """;

    /**
     * What statements just recorded mean to the others of their articles.
     *
     * @param above for each of them, when last one was recorded that may have outranked it
     * @param last by uri, when last one of them was recorded: what stands otherwise now may do so
     *     since then only
     * @param below what may have stood otherwise for a while, since one of them came late; until
     *     when
     */
    record Noted(Map<String, Long> above, Map<String, Long> last, Map<String, Long> below) {}

    /** What is recorded now of one statement with a span. */
    private record Coming(String id, Set<String> articles, int lowest, int highest, Times times) {}

    /**
     * @param earliest of what is recorded now
     * @param last of all versions
     */
    private record Times(boolean isFirst, long earliest, long last) {}

    private final Sql sql;

    SpannedTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param recorded all versions of statements just recorded, by id
     * @param stood those of them that were on record before
     * @param settled since when articles stand as they do, by uri
     */
    Noted note(
            Map<String, Versions<Statement>> recorded,
            Set<String> stood,
            Reach reach,
            SettledArticles settled) {
        List<Coming> coming =
                recorded.entrySet().stream()
                        .filter(each -> isSpanned(each.getValue()))
                        .map(
                                each ->
                                        coming(
                                                each.getKey(),
                                                each.getValue(),
                                                !stood.contains(each.getKey()),
                                                reach))
                        .toList();
        if (coming.isEmpty()) {
            return new Noted(Map.of(), Map.of(), Map.of());
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Coming each : coming) {
            for (String uri : each.articles()) {
                rows.add(
                        new @Nullable Object[] {
                            uri, each.id(), each.lowest(), each.highest(), each.times().last()
                        });
            }
        }
        sql.each(SAVE, rows);
        Set<String> ids = coming.stream().map(Coming::id).collect(Collectors.toSet());
        Map<String, Long> above = times(LAST_ABOVE, "statement_id", ids);
        ids.forEach(id -> above.putIfAbsent(id, Long.MIN_VALUE));
        return told(coming, above, settled);
    }

    private Noted told(List<Coming> coming, Map<String, Long> above, SettledArticles settled) {
        Map<String, List<Times>> byArticle = new LinkedHashMap<>();
        for (Coming each : coming) {
            each.articles()
                    .forEach(
                            uri ->
                                    byArticle
                                            .computeIfAbsent(uri, _ -> new ArrayList<>())
                                            .add(each.times()));
        }
        Map<String, Long> before = settled.since(byArticle.keySet());
        times(LAST_OF_OTHERS, "uri", byArticle.keySet(), above.keySet())
                .forEach((uri, last) -> before.merge(uri, last, Math::max));
        Map<String, Long> last = new HashMap<>();
        Set<String> lateArticles = new HashSet<>();
        byArticle.forEach(
                (uri, times) -> {
                    last.put(uri, times.stream().mapToLong(Times::last).max().orElseThrow());
                    if (!areInOrder(times, before.getOrDefault(uri, Long.MIN_VALUE))) {
                        lateArticles.add(uri);
                    }
                });
        Set<String> late =
                coming.stream()
                        .filter(each -> each.articles().stream().anyMatch(lateArticles::contains))
                        .map(Coming::id)
                        .collect(Collectors.toSet());
        return new Noted(
                above, last, late.isEmpty() ? Map.of() : times(BELOW, "statement_id", late));
    }

    /**
     * Whether they come after all that bears on the article, and together: at one time, or none of
     * them in place of what it was before. Then whatever stands as before has done so throughout.
     */
    private static boolean areInOrder(List<Times> times, long before) {
        long[] moments =
                times.stream()
                        .flatMapToLong(each -> LongStream.of(each.earliest(), each.last()))
                        .distinct()
                        .sorted()
                        .toArray();
        return before <= moments[0]
                && (moments.length == 1
                        || times.stream()
                                .allMatch(
                                        each -> each.isFirst() && each.earliest() == each.last()));
    }

    private static Coming coming(
            String id, Versions<Statement> versions, boolean isFirst, Reach reach) {
        Set<String> articles = new HashSet<>(MentionTable.articlesNamed(versions));
        articles.remove("");
        return new Coming(
                id,
                articles,
                MentionTable.copies(versions)
                        .mapToInt(each -> height(each.event()))
                        .min()
                        .orElseThrow(),
                MentionTable.copies(versions)
                        .mapToInt(each -> height(each.event()))
                        .max()
                        .orElseThrow(),
                new Times(
                        isFirst,
                        Micros.of(Objects.requireNonNull(reach.statements().get(id))),
                        MentionTable.copies(versions)
                                .mapToLong(Micros::recorded)
                                .max()
                                .orElseThrow()));
    }

    private static boolean isSpanned(Versions<Statement> versions) {
        return MentionTable.copies(versions)
                .map(Recorded::event)
                .anyMatch(each -> each.span() != null);
    }

    private static int height(Statement statement) {
        return switch (statement.provenance().by()) {
            case EXTRACTOR -> 0;
            case FEED -> 1;
            case EDITOR -> 2;
        };
    }

    private Map<String, Long> times(String query, String key, Collection<?>... asked) {
        Map<String, Long> times = new HashMap<>();
        sql.list(
                query,
                row -> times.put(row.getString(key), row.getLong("since")),
                (Object[]) asked);
        return times;
    }
}
