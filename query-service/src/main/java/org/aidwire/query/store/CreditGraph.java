package org.aidwire.query.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.query.aid.NearDuplicates;

/**
 * Which articles bear on which, by the credits and the near-duplicates of any version ever
 * recorded: at every cut at least what the rules need. Walked by index look-ups, round by round;
 * each round takes in only articles not seen before, so it ends.
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

    private static final String SHINGLES =
            """
            select uri, shingles
            from article_version
            where uri = any(?) and shingles <> '{}'
            """;

    /** One narrow look-up a body: with the shingles of many in one, the index goes quadratic. */
    private static final String SHARING_A_SHINGLE =
            """
            select distinct other.uri
            from article_version own
            join article_version other on other.shingle_prefix && own.shingle_prefix
            where own.uri = any(?) and own.shingles <> '{}'
            """;

    private record Shingled(String uri, long[] shingles) {}

    private final Sql sql;

    CreditGraph(Sql sql) {
        this.sql = sql;
    }

    /** These articles and all on which their standing may rest. */
    Set<String> foundationsOf(Collection<String> uris) {
        return closure(uris, CREDITED);
    }

    /** These articles and all whose standing may rest on them. */
    Set<String> dependentsOf(Collection<String> uris) {
        return closure(uris, CREDITING);
    }

    private Set<String> closure(Collection<String> uris, String step) {
        Set<String> reached = new HashSet<>(uris);
        Set<String> frontier = new HashSet<>(uris);
        while (!frontier.isEmpty()) {
            Set<String> next = new HashSet<>(sql.list(step, row -> row.getString("uri"), frontier));
            next.addAll(nearTo(frontier, reached));
            next.removeAll(reached);
            reached.addAll(next);
            frontier = next;
        }
        return reached;
    }

    /** Articles not yet reached of which a version is a near-duplicate of a version of these. */
    private Set<String> nearTo(Collection<String> uris, Set<String> reached) {
        Set<String> sharing =
                new HashSet<>(sql.list(SHARING_A_SHINGLE, row -> row.getString("uri"), uris));
        sharing.removeAll(reached);
        if (sharing.isEmpty()) {
            return Set.of();
        }
        Map<Long, List<Shingled>> byPrefix = new HashMap<>();
        for (Shingled body : shingled(uris)) {
            for (long shingle : NearDuplicates.prefix(body.shingles())) {
                byPrefix.computeIfAbsent(shingle, _ -> new ArrayList<>()).add(body);
            }
        }
        Set<String> near = new HashSet<>();
        for (Shingled body : shingled(sharing)) {
            if (isNearAny(body, byPrefix)) {
                near.add(body.uri());
            }
        }
        return near;
    }

    private List<Shingled> shingled(Collection<String> uris) {
        return sql.list(
                SHINGLES,
                row -> new Shingled(row.getString("uri"), Sql.numbers(row, "shingles")),
                uris);
    }

    private static boolean isNearAny(Shingled body, Map<Long, List<Shingled>> byPrefix) {
        for (long shingle : NearDuplicates.prefix(body.shingles())) {
            for (Shingled other : byPrefix.getOrDefault(shingle, List.of())) {
                if (NearDuplicates.near(body.shingles(), other.shingles())) {
                    return true;
                }
            }
        }
        return false;
    }
}
