package org.aidwire.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article's members, one by one. */
final class ArticleJson {

    private ArticleJson() {}

    static @Nullable Article read(Fields in, List<Fault> faults) {
        String uri = in.requiredName("uri");
        int version = in.whole("version", 1, 1);
        PubStatus pubStatus = in.named("pubStatus", PubStatus.values(), PubStatus::wire);
        Article.Outlet outlet =
                in.object(
                        "outlet",
                        outletIn ->
                                new Article.Outlet(outletIn.name("name"), outletIn.name("domain")));
        String headline = in.text("headline");
        String body = in.text("body");
        String byline = in.text("byline");
        String language = in.text("language");
        Instant publishedAt = in.instant("publishedAt");
        List<Article.Credit> credits =
                in.objects(
                        "credits",
                        credit ->
                                new Article.Credit(
                                        credit.name("outlet"),
                                        credit.code("relation", Relation.values(), Relation.CITES),
                                        credit.name("uri")));
        String photoCredit = in.text("photoCredit");
        Instant embargoedUntil = in.instant("embargoedUntil");
        Instant expires = in.instant("expires");
        String corrects = in.text("corrects");
        String editorNote = in.text("editorNote");
        String url = in.text("url");
        if (!faults.isEmpty()) {
            return null;
        }
        return new Article(
                uri,
                version,
                pubStatus == null ? PubStatus.USABLE : pubStatus,
                outlet,
                headline,
                body,
                byline,
                language,
                publishedAt,
                credits,
                photoCredit,
                embargoedUntil,
                expires,
                corrects,
                editorNote,
                url);
    }

    static void fillDefaults(ObjectNode article) {
        Defaults.number(article, "version", 1);
        Defaults.text(article, "pubStatus", PubStatus.USABLE.wire());
    }

    static void write(Article article, ObjectNode out) {
        out.put("uri", article.uri());
        out.put("version", article.version());
        out.put("pubStatus", article.pubStatus().wire());
        if (article.outlet() != null) {
            out.putObject("outlet")
                    .put("name", article.outlet().name())
                    .put("domain", article.outlet().domain());
        }
        out.put("headline", article.headline());
        out.put("body", article.body());
        out.put("byline", article.byline());
        out.put("language", article.language());
        out.put("publishedAt", Defaults.text(article.publishedAt()));
        if (!article.credits().isEmpty()) {
            var credits = out.putArray("credits");
            for (Article.Credit credit : article.credits()) {
                credits.addObject()
                        .put("outlet", credit.outlet())
                        .put("relation", credit.relation().name())
                        .put("uri", credit.uri());
            }
        }
        out.put("photoCredit", article.photoCredit());
        out.put("embargoedUntil", Defaults.text(article.embargoedUntil()));
        out.put("expires", Defaults.text(article.expires()));
        out.put("corrects", article.corrects());
        out.put("editorNote", article.editorNote());
        out.put("url", article.url());
    }
}
