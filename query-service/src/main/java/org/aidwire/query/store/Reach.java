package org.aidwire.query.store;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far back, by recorded time, a batch of events can change the past: not before the earliest of
 * them that bears on what is asked.
 *
 * @param earliest of all of them
 * @param articles of those that bear on an article, by uri
 * @param statements of the statement's own, by id
 */
public record Reach(
        Instant earliest, Map<String, Instant> articles, Map<String, Instant> statements) {

    /** Whatever it is that is changed. */
    Reach all() {
        return new Reach(earliest, Map.of(), Map.of());
    }

    Instant ofArticle(String uri) {
        return articles.getOrDefault(uri, earliest);
    }

    /**
     * @param articleUri of its article; null without one
     * @param spanned whether other statements of its article may bear on it (R0)
     */
    public Instant ofStatement(String id, @Nullable String articleUri, boolean spanned) {
        Instant own = statements.get(id);
        Instant article = articleUri == null ? null : articles.get(articleUri);
        return spanned || (own == null && article == null)
                ? earliest
                : Stream.of(own, article)
                        .flatMap(Stream::ofNullable)
                        .min(Instant::compareTo)
                        .orElseThrow();
    }
}
