package org.aidwire.ingest.extraction;

import java.time.Instant;
import java.util.List;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.ingest.extraction.credit.CreditRules;
import org.aidwire.ingest.extraction.text.Story;
import org.aidwire.ingest.extraction.text.StoryReader;
import org.aidwire.ingest.extraction.time.PageTime;
import org.jspecify.annotations.Nullable;

/**
 * The one place where credit phrases of a story become {@code credits}, before the article event is
 * made, so that every reader of the log counts the same origins. Headline and time that stand in a
 * page's head are found on the way. What an article brings it keeps: its sender knows better.
 */
public final class CreditedArticles {

    // A post waits for this.
    private static final StoryReader READER = StoryReader.withoutWords();

    private static final CreditRules RULES = new CreditRules(Lists.INSTANCE);

    private CreditedArticles() {}

    /**
     * The event as read, or the same with the credits, headline and time that its text holds.
     *
     * @param recorded when it came in: no page is of later
     */
    public static Decoded.Read credited(Decoded.Read content, Instant recorded) {
        if (!(content.event() instanceof Article article) || article.body() == null) {
            return content;
        }
        String body = article.body();
        Story story = READER.read(article.headline(), body);
        List<Article.Credit> credits =
                article.credits().isEmpty() ? RULES.in(story, article.outlet()) : article.credits();
        Article found =
                with(article, credits, headline(article, story, body), time(article, recorded));
        return found.equals(article) ? content : EventJson.encode(found);
    }

    /**
     * The first line of a page, sent as its headline, is none where it is a menu's or a counter's.
     */
    private static @Nullable String headline(Article article, Story story, String body) {
        String sent = article.headline();
        boolean clutter =
                sent == null
                        || (sent.strip().split("\\s+").length <= 2
                                && body.stripLeading().startsWith(sent.strip()));
        return clutter && story.headline() != null ? story.headline() : sent;
    }

    private static @Nullable Instant time(Article article, Instant recorded) {
        if (article.publishedAt() != null || article.body() == null) {
            return article.publishedAt();
        }
        Instant found = PageTime.in(article.body(), Dates.zone(article));
        return found == null || found.isAfter(recorded) ? null : found;
    }

    private static Article with(
            Article a,
            List<Article.Credit> credits,
            @Nullable String headline,
            @Nullable Instant published) {
        return new Article(
                a.uri(),
                a.version(),
                a.pubStatus(),
                a.outlet(),
                headline,
                a.body(),
                a.byline(),
                a.language(),
                published,
                credits,
                a.photoCredit(),
                a.embargoedUntil(),
                a.expires(),
                a.corrects(),
                a.editorNote(),
                a.url());
    }
}
