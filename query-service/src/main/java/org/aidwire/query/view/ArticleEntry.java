package org.aidwire.query.view;

import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Article;
import org.aidwire.contract.PubStatus;
import org.aidwire.query.aid.ArticleOnRecord;
import org.aidwire.query.aid.CreditChains;
import org.aidwire.query.aid.History;
import org.aidwire.query.http.Reader;
import org.jspecify.annotations.Nullable;

/**
 * An article by its highest version, and which versions there are.
 *
 * @param headline null from {@code expires} on
 * @param body for editors alone; we do not republish other people's texts. Null from {@code
 *     expires} on
 * @param recordedtime when the first version was recorded
 * @param origin R9: whose report it is, as outlets are compared; null where unnamed
 * @param fallen R10
 * @param erased whether the words of this version were: no headline, body, byline, photo credit,
 *     note or address is left
 */
public record ArticleEntry(
        String uri,
        int version,
        PubStatus pubStatus,
        Article.@Nullable Outlet outlet,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String byline,
        @Nullable String language,
        @Nullable Instant publishedAt,
        List<Article.Credit> credits,
        @Nullable String photoCredit,
        @Nullable Instant embargoedUntil,
        @Nullable Instant expires,
        @Nullable String corrects,
        @Nullable String editorNote,
        @Nullable String url,
        Instant recordedtime,
        List<Version> versions,
        @Nullable String origin,
        boolean fallen,
        boolean erased) {

    public record Version(
            int version,
            PubStatus pubStatus,
            @Nullable Instant publishedAt,
            Instant recordedtime) {}

    public static ArticleEntry of(History.ArticleView view, Reader reader) {
        return of(view.article(), view.standing(), reader);
    }

    public static ArticleEntry of(
            ArticleOnRecord onRecord, CreditChains.Standing standing, Reader reader) {
        Article article = onRecord.current();
        // The right to show the text ends for good, whatever past day is looked at.
        boolean shown = reader.mayShow(article.expires());
        return new ArticleEntry(
                article.uri(),
                article.version(),
                article.pubStatus(),
                article.outlet(),
                shown ? article.headline() : null,
                shown && reader.byEditor() ? article.body() : null,
                article.byline(),
                article.language(),
                article.publishedAt(),
                article.credits(),
                article.photoCredit(),
                article.embargoedUntil(),
                article.expires(),
                article.corrects(),
                article.editorNote(),
                article.url(),
                onRecord.versions().firstRecorded(),
                onRecord.versions().standing().stream()
                        .map(
                                each ->
                                        new Version(
                                                each.event().version(),
                                                each.event().pubStatus(),
                                                each.event().publishedAt(),
                                                each.recordedtime()))
                        .toList(),
                standing.namedOrigin(),
                standing.fallen(),
                onRecord.erased());
    }
}
