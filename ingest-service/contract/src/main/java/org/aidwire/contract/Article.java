package org.aidwire.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a news article (event type {@code org.aidwire.article.v1}). Field names follow IPTC
 * ninjs where it has one. Times are instants in UTC, kept to the microsecond.
 */
public record Article(
        String uri,
        int version,
        PubStatus pubStatus,
        @Nullable Outlet outlet,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String byline,
        @Nullable String language,
        @Nullable Instant publishedAt,
        List<Credit> credits,
        @Nullable String photoCredit,
        @Nullable Instant embargoedUntil,
        @Nullable Instant expires,
        @Nullable String corrects,
        @Nullable String editorNote,
        @Nullable String url)
        implements NewsEvent {

    public Article {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(pubStatus, "pubStatus");
        if (version < 1) {
            throw new IllegalArgumentException("version below 1");
        }
        publishedAt = toTheMicrosecond(publishedAt);
        embargoedUntil = toTheMicrosecond(embargoedUntil);
        expires = toTheMicrosecond(expires);
        credits = List.copyOf(credits);
    }

    /** The first version of a story of which nothing else is said. */
    public static Article story(
            String uri,
            @Nullable Outlet outlet,
            @Nullable String headline,
            @Nullable String body,
            @Nullable String language,
            @Nullable Instant publishedAt) {
        return new Article(
                uri,
                1,
                PubStatus.USABLE,
                outlet,
                headline,
                body,
                null,
                language,
                publishedAt,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable Instant toTheMicrosecond(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String identity() {
        return uri;
    }

    @Override
    public @Nullable String outletName() {
        return outlet == null ? null : outlet.name();
    }

    /** The outlet that published the article. */
    public record Outlet(@Nullable String name, @Nullable String domain) {}

    /**
     * Who is credited for the report. {@code outlet} is null for an unnamed credit such as "foreign
     * media"; {@code uri} names the credited article where it is known.
     */
    public record Credit(@Nullable String outlet, Relation relation, @Nullable String uri) {

        public Credit {
            Objects.requireNonNull(relation, "relation");
        }
    }
}
