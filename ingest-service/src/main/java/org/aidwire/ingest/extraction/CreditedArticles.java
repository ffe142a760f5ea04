package org.aidwire.ingest.extraction;

import java.util.Collections;
import java.util.List;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.ingest.extraction.credit.CreditRules;
import org.aidwire.ingest.extraction.text.StoryReader;
import org.aidwire.ingest.extraction.text.Tag;

/**
 * The one place where credit phrases of a story become {@code credits}, before the article event is
 * made, so that every reader of the log counts the same origins. An article that comes with credits
 * keeps them: its sender knows better.
 */
public final class CreditedArticles {

    // Credits need sentences, not parts of speech: no model, and a post does not wait for one.
    private static final StoryReader READER =
            new StoryReader(words -> Collections.nCopies(words.size(), Tag.X));

    private static final CreditRules RULES = new CreditRules(Lists.INSTANCE);

    private CreditedArticles() {}

    /** The event as read, or the same with the credits that its text holds. */
    public static Decoded.Read credited(Decoded.Read content) {
        if (!(content.event() instanceof Article article)
                || !article.credits().isEmpty()
                || article.body() == null) {
            return content;
        }
        List<Article.Credit> credits =
                RULES.in(READER.read(article.headline(), article.body()), article.outletName());
        return credits.isEmpty() ? content : EventJson.encode(with(article, credits));
    }

    private static Article with(Article a, List<Article.Credit> credits) {
        return new Article(
                a.uri(),
                a.version(),
                a.pubStatus(),
                a.outlet(),
                a.headline(),
                a.body(),
                a.byline(),
                a.language(),
                a.publishedAt(),
                credits,
                a.photoCredit(),
                a.embargoedUntil(),
                a.expires(),
                a.corrects(),
                a.editorNote(),
                a.url());
    }
}
