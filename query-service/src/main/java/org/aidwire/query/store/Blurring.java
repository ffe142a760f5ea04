package org.aidwire.query.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.query.aid.Remains;

/**
 * Takes the words out of the shingles that stay of erased texts. A shingle that stands in no text
 * which still has its words tells nobody's words but theirs: a random number takes its place, the
 * same one in all that is left of the group. So what is near to each other stays as near, and no
 * guess at a text finds it.
 */
final class Blurring {

    private static final String BODIES =
            """
            select body.id, body.near_group, body.shingles, exists (
                select
                from article_version version
                where version.body = body.id and version.remains is null) as written
            from body
            where near_group in (select near_group from body where id = any(?))
            """;

    private static final String ERASED =
            """
            select distinct uri, sha256, remains
            from article_version
            where body = any(?) and remains is not null
            """;

    private static final String BLUR_BODY =
            """
            update body
            set shingles = ?, digest = ?
            where id = ?
            """;

    private static final String BLUR_KEYS =
            """
            update body_key
            set shingle = blurred.shingle
            from unnest(?::bigint[], ?::bigint[]) as blurred (plain, shingle)
            where body_key.near_group = ? and body_key.shingle = blurred.plain
            """;

    private static final String BLUR_VERSION =
            """
            update article_version
            set remains = ?
            where uri = ? and sha256 = ?
            """;

    private static final String BLUR_REMAINS =
            """
            update remains
            set facts = ?, published = false
            where article_uri = ? and sha256 = ?
            """;

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param written whether a version that has it has its words
     */
    private record Body(long id, long group, long[] shingles, boolean written) {}

    private record Erased(String uri, String sha256, Remains remains) {}

    private final Sql sql;

    Blurring(Sql sql) {
        this.sql = sql;
    }

    /** Those of these bodies, whose words were just erased, wherever in their groups they stand. */
    void blur(Collection<Long> erased) {
        List<Body> bodies = sql.list(BODIES, Blurring::body, numbers(erased));
        Set<Long> plain = new HashSet<>();
        bodies.stream().filter(Body::written).forEach(each -> add(each.shingles(), plain));
        Map<Long, Long> blurred = new HashMap<>();
        for (Body each : bodies) {
            if (erased.contains(each.id())) {
                Arrays.stream(each.shingles())
                        .filter(shingle -> !plain.contains(shingle))
                        .forEach(shingle -> blurred.putIfAbsent(shingle, RANDOM.nextLong()));
            }
        }
        if (blurred.isEmpty()) {
            return;
        }
        bodies(bodies, blurred);
        List<Erased> left =
                sql.list(ERASED, Blurring::erased, numbers(bodies.stream().map(Body::id).toList()));
        for (Erased each : left) {
            Remains was = each.remains();
            List<Long> shingles =
                    Arrays.stream(
                                    blurred(
                                            was.shingles().stream().mapToLong(s -> s).toArray(),
                                            blurred))
                            .boxed()
                            .toList();
            if (!shingles.equals(was.shingles())) {
                String facts = RulesJson.write(new Remains(was.length(), shingles, was.held()));
                sql.update(BLUR_VERSION, facts, each.uri(), each.sha256());
                sql.update(BLUR_REMAINS, facts, each.uri(), each.sha256());
            }
        }
    }

    private void bodies(List<Body> bodies, Map<Long, Long> blurred) {
        Set<Long> groups = new HashSet<>();
        for (Body each : bodies) {
            groups.add(each.group());
            long[] shingles = blurred(each.shingles(), blurred);
            if (!Arrays.equals(shingles, each.shingles())) {
                sql.update(BLUR_BODY, shingles, BodyTable.digest(shingles), each.id());
            }
        }
        List<Long> plain = List.copyOf(blurred.keySet());
        List<Long> instead = plain.stream().map(blurred::get).toList();
        for (long group : groups) {
            sql.update(BLUR_KEYS, numbers(plain), numbers(instead), group);
        }
    }

    private static long[] blurred(long[] shingles, Map<Long, Long> blurred) {
        return Arrays.stream(shingles)
                .map(each -> blurred.getOrDefault(each, each))
                .sorted()
                .toArray();
    }

    private static void add(long[] shingles, Set<Long> to) {
        Arrays.stream(shingles).forEach(to::add);
    }

    private static long[] numbers(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static Body body(ResultSet row) throws SQLException {
        return new Body(
                row.getLong("id"),
                row.getLong("near_group"),
                Sql.numbers(row, "shingles"),
                row.getBoolean("written"));
    }

    private static Erased erased(ResultSet row) throws SQLException {
        return new Erased(
                row.getString("uri"),
                row.getString("sha256"),
                RulesJson.read(row.getString("remains"), Remains.class));
    }
}
