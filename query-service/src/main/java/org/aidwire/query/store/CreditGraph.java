package org.aidwire.query.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which articles bear on which, by the credits of any version ever recorded and by near-duplicates:
 * at least what the rules need. Walked by index look-ups, round by round; each round takes in only
 * articles not seen before, so it ends.
 */
final class CreditGraph {

    private static final String CREDITED =
            """
            select distinct unnest(credit_uris) as uri
            from article_version
            where uri = any(?)
            """;

    private static final String CREDITING =
            """
            select distinct uri
            from article_version
            where credit_uris && ?
            """;

    /** Whose credits and outlet these take: nothing else of their cluster bears on them. */
    private static final String LEADERS =
            """
            select distinct leader.uri
            from near_member own
            cross join lateral (
                select uri
                from near_member
                where cluster = own.cluster
                order by publication, uri
                limit 1) leader
            where own.uri = any(?)
            """;

    /** The clusters that these lead, each with all its members. */
    private static final String LED =
            """
            select other.uri
            from near_member own
            cross join lateral (
                select uri
                from near_member
                where cluster = own.cluster
                order by publication, uri
                limit 1) leader
            join near_member other on other.cluster = own.cluster
            where own.uri = any(?) and leader.uri = own.uri
            """;

    /** What any version was ever connected with. */
    private static final String EVER_NEAR =
            """
            with near as (
                select distinct body.near_group
                from article_version own
                join body on body.id = own.body
                where own.uri = any(?)
            )
            select distinct other.uri
            from near
            join body on body.near_group = near.near_group
            join article_version other on other.body = body.id
            """;

    private final Sql sql;

    CreditGraph(Sql sql) {
        this.sql = sql;
    }

    /** These articles and all on which their standing may rest now. */
    Set<String> foundationsOf(Collection<String> uris) {
        return closure(uris, List.of(CREDITED, LEADERS));
    }

    /** These articles and all on which their standing may rest at any cut. */
    Set<String> foundationsEver(Collection<String> uris) {
        return closure(uris, List.of(CREDITED, EVER_NEAR));
    }

    /** These articles and all whose standing may rest on them now. */
    Set<String> dependentsOf(Collection<String> uris) {
        return closure(uris, List.of(CREDITING, LED));
    }

    /** These articles and all whose standing may rest on them at any cut. */
    Set<String> dependentsEver(Collection<String> uris) {
        return closure(uris, List.of(CREDITING, EVER_NEAR));
    }

    private Set<String> closure(Collection<String> uris, List<String> steps) {
        Set<String> reached = new HashSet<>(uris);
        Set<String> frontier = new HashSet<>(uris);
        while (!frontier.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String step : steps) {
                next.addAll(sql.list(step, row -> row.getString("uri"), frontier));
            }
            next.removeAll(reached);
            reached.addAll(next);
            frontier = next;
        }
        return reached;
    }
}
