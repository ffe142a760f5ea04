package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.Remains;
import org.jspecify.annotations.Nullable;

/**
 * Erases what is on record of an article. What the rules will still ask of its words is worked out
 * first and stays in their place, so nothing comes to stand otherwise.
 */
public final class Erasing {

    private static final String VERSIONS =
            """
            select version, sha256, recordedtime, event, remains, body
            from article_version
            where uri = ?
            """;

    private static final String STATEMENTS =
            """
            select id, sha256, recordedtime, event
            from statement_version
            where article_uri = ?
            """;

    private static final String ERASE_VERSION =
            """
            update article_version
            set event = ?, remains = ?, body = ?
            where uri = ? and sha256 = ?
            """;

    private static final String ERASE_STATEMENT =
            """
            update statement_version
            set event = ?
            where id = ? and sha256 = ?
            """;

    private static final String FORGET_SPEAKERS =
            """
            update statement standing
            set speaker = null
            from unnest(?::text[], ?::text[]) as gone (id, sha256)
            where standing.id = gone.id and standing.sha256 = gone.sha256
            """;

    private static final String GROUPS =
            """
            select distinct near_group
            from body
            where id = any(?)
            """;

    private static final String SHINGLES =
            """
            select shingles
            from body
            where id = ?
            """;

    /** Whether any other text belongs to the group. */
    private static final String SHARED =
            """
            select exists (
                select
                from body
                join article_version version on version.body = body.id
                where body.near_group = ?
                    and not (version.uri = ? and version.sha256 = any(?))) as shared
            """;

    private static final String OF_GROUP =
            """
            select id
            from body
            where near_group = ?
            """;

    private static final String FORGET_MEMBER = "delete from near_member where body = any(?)";
    private static final String FORGET_KEYS = "delete from body_key where near_group = ?";
    private static final String FORGET_BODIES = "delete from body where near_group = ?";

    /**
     * A replaced model that is kept for a day still has the words; one that is being filled too,
     * and it was filled by what the rules asked of them then.
     */
    private static final String FORGET_OTHERS =
            """
            update rebuild
            set forget_at = now()
            where forgotten_at is null
                and (forget_at > now() or (state = 'BUILDING' and forget_at is null))
            """;

    /**
     * One content of the article, of which several writers may have sent copies.
     *
     * @param text its body
     */
    private record Version(
            int number,
            String sha256,
            Instant recorded,
            String canonical,
            @Nullable String text,
            @Nullable Remains remains,
            @Nullable Long body) {}

    private record Said(String id, String sha256, Instant recorded, String canonical) {

        Statement event() {
            return (Statement) EventJson.reread(EventType.STATEMENT, canonical);
        }
    }

    /** A span in a version of the article. */
    private record Place(int version, Statement.Span span) {}

    private final Sql sql;
    private final ErasureTable erasures;
    private final BodyTable bodies;

    Erasing(Sql sql) {
        this.sql = sql;
        this.erasures = new ErasureTable(sql);
        this.bodies = new BodyTable(sql);
    }

    /** Erases what was recorded of an article by then; how many events. */
    public int erase(String article, Instant until) {
        erasures.note(article, until);
        return erase(article, (_, recorded) -> !recorded.isAfter(until));
    }

    /** Erases these contents of an article, whoever sent them and when. */
    void erase(String article, Set<String> contents) {
        erase(article, (sha256, _) -> contents.contains(sha256));
    }

    private int erase(String article, BiPredicate<String, Instant> goes) {
        Map<String, Version> contents = new LinkedHashMap<>();
        for (Version each : sql.list(VERSIONS, Erasing::version, article)) {
            contents.merge(
                    each.sha256(), each, (a, b) -> a.recorded().isBefore(b.recorded()) ? a : b);
        }
        List<Said> said = sql.list(STATEMENTS, Erasing::said, article);
        List<Version> going =
                contents.values().stream()
                        .filter(each -> each.remains() == null)
                        .filter(each -> goes.test(each.sha256(), each.recorded()))
                        .toList();
        eraseVersions(article, contents.values(), going, places(said));
        int events = going.size() + eraseStatements(article, said, goes);
        if (events > 0) {
            sql.update(FORGET_OTHERS);
        }
        return events;
    }

    private static Set<Place> places(List<Said> said) {
        Set<Place> places = new LinkedHashSet<>();
        for (Said each : said) {
            Statement statement = each.event();
            if (statement.article() != null && statement.span() != null) {
                places.add(new Place(statement.article().version(), statement.span()));
            }
        }
        return places;
    }

    private void eraseVersions(
            String article, Collection<Version> all, List<Version> going, Set<Place> places) {
        Map<String, Remains> known = erasures.known(article);
        Set<Long> near = near(article, going);
        for (Version each : going) {
            boolean isNear = each.body() != null && near.contains(each.body());
            Remains remains = known.get(each.sha256());
            if (remains == null) {
                remains =
                        new Remains(
                                length(each.text()),
                                isNear ? shingles(Objects.requireNonNull(each.body())) : List.of(),
                                held(each, all, places));
            }
            Decoded.Read left = left(EventType.ARTICLE, each.canonical(), each.sha256());
            erasures.keep(article, each.sha256(), remains);
            sql.update(
                    ERASE_VERSION,
                    left.canonical(),
                    RulesJson.write(remains),
                    bodies.place(NearDuplicates.shingles(null, remains)),
                    article,
                    each.sha256());
        }
        if (!near.isEmpty()) {
            new Blurring(sql).blur(near);
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** Where words of spans stand that lie in this version, or whose place in it is asked for. */
    private static List<Remains.Held> held(
            Version erased, Collection<Version> all, Set<Place> places) {
        Set<Remains.Held> held = new LinkedHashSet<>();
        for (Place place : places) {
            for (Version read : all) {
                if (read.number() == place.version()) {
                    for (Version in : all) {
                        if (read == erased || in == erased) {
                            Remains.Held found = held(read, in, place.span());
                            if (found != null) {
                                held.add(found);
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(held);
    }

    /** Null where they are not there, or just where the span says. */
    private static Remains.@Nullable Held held(Version read, Version in, Statement.Span span) {
        String text = read.text();
        String searched = in.text();
        if (text == null || searched == null || span.end() > text.length()) {
            return null;
        }
        int at = searched.indexOf(text.substring(span.start(), span.end()));
        return at < 0 || (read == in && at == span.start())
                ? null
                : new Remains.Held(read.sha256(), span.start(), span.end(), in.sha256(), at);
    }

    private int eraseStatements(
            String article, List<Said> said, BiPredicate<String, Instant> goes) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> goneIds = new ArrayList<>();
        List<String> goneHashes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Said each : said) {
            if (!goes.test(each.sha256(), each.recorded())
                    || each.event().text() == null
                    || !seen.add(each.sha256())) {
                continue;
            }
            Decoded.Read left = left(EventType.STATEMENT, each.canonical(), each.sha256());
            erasures.keep(article, each.sha256(), Remains.NONE);
            sql.update(ERASE_STATEMENT, left.canonical(), each.id(), each.sha256());
            ids.add(each.id());
            goneIds.add(each.id());
            goneHashes.add(each.sha256());
        }
        sql.update(FORGET_SPEAKERS, goneIds, goneHashes);
        new VersionTable(sql).move(ids);
        return goneIds.size();
    }

    private static Decoded.Read left(EventType type, String canonical, String sha256) {
        NewsEvent event = EventJson.reread(type, canonical);
        return SealedEvent.erase(new Decoded.Read(event, canonical, sha256));
    }

    /**
     * Those of the bodies that stay, as hashes of their words: another text is near to them. The
     * others are forgotten as a whole.
     */
    private Set<Long> near(String article, List<Version> going) {
        Set<Long> bodies = new HashSet<>();
        going.forEach(
                each -> {
                    if (each.body() != null) {
                        bodies.add(each.body());
                    }
                });
        if (bodies.isEmpty()) {
            return bodies;
        }
        List<String> hashes = going.stream().map(Version::sha256).toList();
        for (long group : sql.list(GROUPS, row -> row.getLong("near_group"), ids(bodies))) {
            if (!Boolean.TRUE.equals(
                    sql.first(SHARED, row -> row.getBoolean("shared"), group, article, hashes))) {
                List<Long> own = sql.list(OF_GROUP, row -> row.getLong("id"), group);
                sql.update(FORGET_MEMBER, ids(own));
                sql.update(FORGET_KEYS, group);
                sql.update(FORGET_BODIES, group);
                own.forEach(bodies::remove);
            }
        }
        return bodies;
    }

    private List<Long> shingles(long body) {
        return Objects.requireNonNull(
                sql.first(
                        SHINGLES,
                        row -> Arrays.stream(Sql.numbers(row, "shingles")).boxed().toList(),
                        body));
    }

    private static long[] ids(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static Version version(ResultSet row) throws SQLException {
        long body = row.getLong("body");
        boolean none = row.wasNull();
        return new Version(
                row.getInt("version"),
                row.getString("sha256"),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                row.getString("event"),
                text(row.getString("event")),
                RulesJson.readIfAny(row.getString("remains"), Remains.class),
                none ? null : body);
    }

    private static @Nullable String text(String canonical) {
        return ((Article) EventJson.reread(EventType.ARTICLE, canonical)).body();
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getString("id"),
                row.getString("sha256"),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                row.getString("event"));
    }
}
