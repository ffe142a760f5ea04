package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Remains;
import org.jspecify.annotations.Nullable;

/**
 * Which events are erased. One is when it was recorded by the time at which its article was erased,
 * or when the same content was erased before: so neither the order of arrival nor a feed that posts
 * a story again brings anything back.
 */
public final class ErasureTable {

    private static final String UNTIL =
            """
            select article_uri, until
            from erasure
            where article_uri = any(?)
            """;

    private static final String REMAINS =
            """
            select article_uri, sha256, facts
            from remains
            where article_uri = any(?)
            """;

    private static final String NOTE =
            """
            insert into erasure (article_uri, until, published)
            values (?, ?, false)
            on conflict (article_uri) do update
            set until = excluded.until, published = false
            where excluded.until > erasure.until
            """;

    private static final String KEEP =
            """
            insert into remains (article_uri, sha256, facts, published)
            values (?, ?, ?, false)
            on conflict do nothing
            """;

    private record Content(String article, String sha256) {}

    /**
     * What is recorded of an event.
     *
     * @param remains null where it is not erased
     */
    record Outcome(Decoded.Read content, @Nullable Remains remains) {}

    private final Sql sql;
    private final Map<String, Instant> until = new HashMap<>();
    private final Map<Content, Remains> remains = new HashMap<>();

    ErasureTable(Sql sql) {
        this.sql = sql;
    }

    /** Looks up what is known of the articles that these events belong to. */
    ErasureTable of(Collection<Event> events) {
        Set<String> articles = new HashSet<>();
        events.forEach(
                each -> {
                    String article = articleOf(each.content().event());
                    if (article != null) {
                        articles.add(article);
                    }
                });
        if (!articles.isEmpty()) {
            sql.list(
                    UNTIL,
                    row -> until.put(row.getString("article_uri"), Sql.instant(row, "until")),
                    articles);
            sql.list(REMAINS, this::remains, articles);
        }
        events.forEach(this::forget);
        return this;
    }

    /**
     * Where a copy that was recorded by then comes late, its content is erased: of copies that came
     * before and were a new posting too.
     */
    private void forget(Event event) {
        String article = articleOf(event.content().event());
        if (article == null || !isErased(article, event.envelope())) {
            return;
        }
        Content content = new Content(article, event.content().sha256());
        if (!remains.containsKey(content)) {
            new Erasing(sql).erase(article, Set.of(content.sha256()));
            sql.list(REMAINS, this::remains, List.of(article));
        }
        if (!remains.containsKey(content)) {
            Remains late = late(event.content().event());
            remains.put(content, late);
            keep(article, content.sha256(), late);
        }
    }

    /** The event as it is to be recorded: where it is erased, without its words. */
    Outcome outcome(Event event) {
        String article = articleOf(event.content().event());
        if (article == null) {
            return new Outcome(event.content(), null);
        }
        Remains known = remains.get(new Content(article, event.content().sha256()));
        return known == null
                ? new Outcome(event.content(), null)
                : new Outcome(SealedEvent.erase(event.content()), known);
    }

    private @Nullable Remains remains(ResultSet row) throws SQLException {
        return remains.put(
                new Content(row.getString("article_uri"), row.getString("sha256")),
                RulesJson.read(row.getString("facts"), Remains.class));
    }

    private boolean isErased(String article, EventEnvelope envelope) {
        Instant time = until.get(article);
        return time != null && !envelope.recordedtime().isAfter(time);
    }

    /** Of one that comes when its article is erased: no other text is compared with it any more. */
    private static Remains late(NewsEvent event) {
        String body = event instanceof Article article ? article.body() : null;
        return body == null
                ? Remains.NONE
                : new Remains(body.length(), Remains.NONE.shingles(), Remains.NONE.held());
    }

    /** Notes that all that was recorded by then is erased. */
    void note(String article, Instant time) {
        sql.update(NOTE, article, time);
    }

    /** What is left of an article's events that were erased, by their hashes. */
    Map<String, Remains> known(String article) {
        sql.list(REMAINS, this::remains, List.of(article));
        Map<String, Remains> known = new HashMap<>();
        remains.forEach(
                (content, left) -> {
                    if (content.article().equals(article)) {
                        known.put(content.sha256(), left);
                    }
                });
        return known;
    }

    void keep(String article, String sha256, Remains facts) {
        sql.update(KEEP, article, sha256, Objects.requireNonNull(RulesJson.write(facts)));
    }

    static @Nullable String articleOf(NewsEvent event) {
        return switch (event) {
            case Article article -> article.uri();
            case Statement statement ->
                    statement.article() == null ? null : statement.article().uri();
        };
    }
}
