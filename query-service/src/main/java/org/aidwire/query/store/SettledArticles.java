package org.aidwire.query.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Since when, by recorded time, articles stand as they do now; with them the mentions of their
 * statements.
 */
public final class SettledArticles {

    private static final String SETTLE =
            """
            insert into article_settled (uri, since)
            values (?, ?)
            on conflict (uri) do update
            set since = excluded.since
            where article_settled.since < excluded.since
            """;

    private static final String SETTLE_MENTIONS =
            """
            update mention m
            set since = a.since, written = pg_current_xact_id()
            from article_settled a
            where a.uri = any(?) and m.article_uri = a.uri and m.since < a.since
            """;

    /** Of articles whose text was ever near to others': when last one of its group was recorded. */
    private static final String GROUPS =
            """
            select distinct own.uri, b.near_group, last.recorded
            from article_version own
            join body b on b.id = own.body
            left join lateral (
                select max(other.last) as recorded
                from body other
                where other.near_group = b.near_group and other.last is not null) as last on true
            where own.uri = any(?)
            """;

    private static final String RECORD_IN_GROUP =
            """
            update body b
            set last = greatest(b.last, own.recorded)
            from (
                select body, max(recordedtime) as recorded
                from article_version
                where uri = any(?) and body is not null
                group by body
            ) as own
            where b.id = own.body and (b.last is null or b.last < own.recorded)
            """;

    private static final String LAST_OF_ALL = "select max(since) as since from article_settled";

    private static final String OF_ARTICLES =
            """
            select distinct statement_id, article_uri
            from mention
            where article_uri = any(?)
            """;

    private static final String SINCE =
            """
            select uri, since
            from article_settled
            where uri = any(?)
            """;

    private final Sql sql;
    private final MentionTable mentions;

    SettledArticles(Sql sql, MentionTable mentions) {
        this.sql = sql;
        this.mentions = mentions;
    }

    /** Of those that are on record. */
    Map<String, Long> since(Collection<String> uris) {
        Map<String, Long> since = new HashMap<>();
        if (!uris.isEmpty()) {
            sql.list(SINCE, row -> since.put(row.getString("uri"), row.getLong("since")), uris);
        }
        return since;
    }

    /**
     * Notes from when on articles stand as they do now.
     *
     * @param since by uri; never moves back
     * @param reach how far back that changes the past
     */
    public void settle(Map<String, Instant> since, Reach reach) {
        if (since.isEmpty()) {
            return;
        }
        Map<String, Instant> retired = new HashMap<>();
        sql.list(
                OF_ARTICLES,
                row ->
                        retired.put(
                                row.getString("statement_id"),
                                reach.ofArticle(row.getString("article_uri"))),
                since.keySet());
        mentions.retire(retired);
        List<@Nullable Object[]> rows = new ArrayList<>();
        since.forEach((uri, time) -> rows.add(new @Nullable Object[] {uri, Micros.of(time)}));
        sql.each(SETTLE, rows);
        sql.update(SETTLE_MENTIONS, since.keySet());
    }

    private record Member(String uri, long group, @Nullable Instant last) {}

    /**
     * Notes articles that come after others of their group, though recorded before: for a while of
     * the past, whatever was near to any of their versions may have stood otherwise.
     *
     * @param recorded the earliest time at which a version that comes now was recorded, by uri
     */
    public void settleLate(Map<String, Instant> recorded, Reach reach) {
        if (recorded.isEmpty()) {
            return;
        }
        List<Member> members =
                sql.list(
                        GROUPS,
                        row ->
                                new Member(
                                        row.getString("uri"),
                                        row.getLong("near_group"),
                                        Sql.instant(row, "recorded")),
                        recorded.keySet());
        if (members.isEmpty()) {
            return;
        }
        Map<Long, Set<String>> together = new HashMap<>();
        members.forEach(
                each ->
                        together.computeIfAbsent(each.group(), _ -> new LinkedHashSet<>())
                                .add(each.uri()));
        Set<String> late =
                members.stream()
                        .filter(
                                each ->
                                        isLate(each, recorded.get(each.uri()))
                                                || Objects.requireNonNull(
                                                                        together.get(each.group()))
                                                                .size()
                                                        > 1)
                        .map(Member::uri)
                        .collect(Collectors.toSet());
        if (!late.isEmpty()) {
            Long last = sql.first(LAST_OF_ALL, row -> row.getLong("since"));
            Map<String, Instant> since = new HashMap<>();
            new CreditGraph(sql)
                    .dependentsEver(late)
                    .forEach(uri -> since.put(uri, Micros.instant(Objects.requireNonNull(last))));
            settle(since, reach.all());
        }
        sql.update(RECORD_IN_GROUP, recorded.keySet());
    }

    private static boolean isLate(Member member, @Nullable Instant recorded) {
        return member.last() != null && recorded != null && recorded.isBefore(member.last());
    }
}
