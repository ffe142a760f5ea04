package org.aidwire.ingest.extraction.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.aidwire.contract.Article;

/** Any service that takes an article and answers in the shape of the schema. */
final class HttpQuestioner implements Questioner {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Post post;

    HttpQuestioner(Post post) {
        this.post = post;
    }

    @Override
    public Answer ask(Article article) throws InterruptedException {
        return post.send(question(article).toString());
    }

    static ObjectNode question(Article article) {
        Instant published = article.publishedAt();
        return JSON.createObjectNode()
                .put("uri", article.uri())
                .put("outlet", article.outletName())
                .put("headline", article.headline())
                .put("publishedAt", published == null ? null : published.toString())
                .put("body", article.body());
    }
}
