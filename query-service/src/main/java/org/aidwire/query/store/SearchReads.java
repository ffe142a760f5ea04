package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Words looked for in statements, headlines and, for editors, bodies. Without what is under embargo
 * and without articles that have fallen or expired: a hit hands on their text.
 */
@ApplicationScoped
public class SearchReads {

    /** Any language by its words as written, English by its stems too. */
    private static final String WORDS =
            """
            (websearch_to_tsquery('pg_catalog.simple', ?)
                || websearch_to_tsquery('pg_catalog.english', ?))
            """;

    /** Several writers may have sent one content: it is found once. */
    private static final String STATEMENTS =
            """
            select distinct 'statement' collate "C" as kind, standing.id as identity,
                standing.recordedtime, standing.counted, version.event
            from statement_version version
            join statement standing
              on standing.id = version.id
             and standing.version = version.version
             and standing.sha256 = version.sha256
            where search_words(version.event, 'text') @@
            """
                    + WORDS
                    + """
                      and standing.on_record
                      and (?::text is null or standing.donor = ?)
                      and (?::text is null or standing.recipient = ?)
                      and (?::timestamptz is null
                           or (standing.recordedtime, 'statement' collate "C", standing.id) < (?, ?, ?))
                    order by recordedtime desc, identity desc
                    limit ?
                    """;

    private static final String FOUND_IN_HEADLINE =
            "(search_words(version.event, 'headline') @@ " + WORDS + ")";

    private static final String FOUND_IN_BODY =
            "(search_words(version.event, 'headline') @@ "
                    + WORDS
                    + " or search_words(version.event, 'body') @@ "
                    + WORDS
                    + ")";

    private static final String ARTICLES =
            """
            select distinct 'article' collate "C" as kind, standing.uri as identity,
                standing.recordedtime, null::boolean as counted, version.event
            from article_version version
            join article standing
              on standing.uri = version.uri
             and standing.version = version.version
             and standing.sha256 = version.sha256
            where %s
              and standing.on_record
              and not standing.fallen
              and coalesce((version.event::json ->> 'expires')::timestamptz, 'infinity') > ?
              and (coalesce(?::text, ?::text) is null or exists (
                   select from statement said
                   where said.article_uri = standing.uri and said.on_record
                     and said.donor = coalesce(?, said.donor)
                     and said.recipient = coalesce(?, said.recipient)))
              and (?::timestamptz is null
                   or (standing.recordedtime, 'article' collate "C", standing.uri) < (?, ?, ?))
            order by recordedtime desc, identity desc
            limit ?
            """;

    private static final String STATEMENTS_EVER =
            """
            select distinct event from statement_version version
            where search_words(version.event, 'text') @@
            """
                    + WORDS
                    + "and recordedtime <= ? limit ?";

    private static final String ARTICLES_EVER =
            "select distinct event from article_version version where %s"
                    + " and recordedtime <= ? limit ?";

    /** Marks that no text can hold: they are taken out of it first. */
    private static final String MARKED =
            """
            select ts_headline('pg_catalog.english',
                left(translate(found.text, E'\\x01\\x02\\x03', ''), 100000), asked.words,
                E'StartSel="\\x01", StopSel="\\x02", FragmentDelimiter="\\x03", '
                    'MaxFragments=3, MaxWords=30, MinWords=10') as marked
            from unnest(?::text[]) with ordinality as found (text, place),
                (select %s as words) as asked
            order by found.place
            """
                    .formatted(WORDS);

    public static final char MARK = '\u0001';
    public static final char UNMARK = '\u0002';
    public static final char BETWEEN = '\u0003';

    private final SnapshotReads reads;

    SearchReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /** Where a hit can be. */
    public enum Kind {
        ARTICLE("article"),
        STATEMENT("statement");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /**
     * @param kind null for both
     * @param bodies whether the reader may see them
     * @param now what expired by then is not found
     */
    public record Wanted(
            String words,
            @Nullable Kind kind,
            @Nullable String donor,
            @Nullable String recipient,
            boolean bodies,
            Instant now) {

        private boolean includes(Kind each) {
            return kind == null || kind == each;
        }
    }

    /** Where in the list a hit stands: the latest recorded first. */
    public record After(Instant recordedtime, Kind kind, String identity) {}

    /**
     * @param counted R0; null of an article
     */
    public record Found(NewsEvent event, Instant recordedtime, @Nullable Boolean counted) {}

    /** As things stand now: up to so many of each kind. */
    public List<Found> page(Wanted wanted, @Nullable After after, int limit) {
        return reads.read(
                sql -> {
                    List<Found> found = new ArrayList<>();
                    if (wanted.includes(Kind.STATEMENT)) {
                        found.addAll(
                                sql.list(
                                        STATEMENTS,
                                        SearchReads::found,
                                        statementParameters(wanted, after, limit)));
                    }
                    if (wanted.includes(Kind.ARTICLE)) {
                        found.addAll(
                                sql.list(
                                        ARTICLES.formatted(
                                                wanted.bodies()
                                                        ? FOUND_IN_BODY
                                                        : FOUND_IN_HEADLINE),
                                        SearchReads::found,
                                        articleParameters(wanted, after, limit)));
                    }
                    return found;
                });
    }

    private static @Nullable Object[] statementParameters(
            Wanted wanted, @Nullable After after, int limit) {
        List<@Nullable Object> all = new ArrayList<>();
        all.addAll(List.of(wanted.words(), wanted.words()));
        addTwice(all, wanted.donor());
        addTwice(all, wanted.recipient());
        addAfter(all, after);
        all.add(limit);
        return all.toArray();
    }

    private static @Nullable Object[] articleParameters(
            Wanted wanted, @Nullable After after, int limit) {
        List<@Nullable Object> all = new ArrayList<>(words(wanted));
        all.add(wanted.now());
        for (int i = 0; i < 2; i++) {
            all.add(wanted.donor());
            all.add(wanted.recipient());
        }
        addAfter(all, after);
        all.add(limit);
        return all.toArray();
    }

    private static List<String> words(Wanted wanted) {
        return Stream.generate(wanted::words).limit(wanted.bodies() ? 4 : 2).toList();
    }

    private static void addTwice(List<@Nullable Object> all, @Nullable Object value) {
        all.add(value);
        all.add(value);
    }

    private static void addAfter(List<@Nullable Object> all, @Nullable After after) {
        addTwice(all, after == null ? null : after.recordedtime());
        all.add(after == null ? null : after.kind().wire());
        all.add(after == null ? null : after.identity());
    }

    /**
     * Every event recorded by then that says the words, whether or not it stood.
     *
     * @param limit of each kind; a search that finds more is no search
     */
    public Set<NewsEvent> ever(Wanted wanted, Instant asOf, int limit) {
        return reads.read(
                sql -> {
                    Set<NewsEvent> events = new HashSet<>();
                    if (wanted.includes(Kind.STATEMENT)) {
                        events.addAll(
                                sql.list(
                                        STATEMENTS_EVER,
                                        row -> statement(row.getString("event")),
                                        wanted.words(),
                                        wanted.words(),
                                        asOf,
                                        limit));
                    }
                    if (wanted.includes(Kind.ARTICLE)) {
                        List<Object> parameters = new ArrayList<>(words(wanted));
                        parameters.addAll(List.of(asOf, limit));
                        events.addAll(
                                sql.list(
                                        ARTICLES_EVER.formatted(
                                                wanted.bodies()
                                                        ? FOUND_IN_BODY
                                                        : FOUND_IN_HEADLINE),
                                        row -> article(row.getString("event")),
                                        parameters.toArray()));
                    }
                    return events;
                });
    }

    /** Of each text what is said around the words, with {@link #MARK} and {@link #UNMARK}. */
    public List<String> marked(String words, List<String> texts) {
        return texts.isEmpty()
                ? List.of()
                : reads.read(
                        sql ->
                                sql.list(
                                        MARKED,
                                        row -> row.getString("marked"),
                                        texts,
                                        words,
                                        words));
    }

    private static Found found(ResultSet row) throws SQLException {
        String event = row.getString("event");
        boolean ofStatement = row.getString("kind").equals(Kind.STATEMENT.wire());
        return new Found(
                ofStatement ? statement(event) : article(event),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                ofStatement ? row.getBoolean("counted") : null);
    }

    private static Statement statement(String event) {
        return (Statement) EventJson.reread(EventType.STATEMENT, event);
    }

    private static Article article(String event) {
        return (Article) EventJson.reread(EventType.ARTICLE, event);
    }
}
