package org.aidwire.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.aidwire.contract.Article;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Together;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.store.ProjectingTransaction;
import org.aidwire.query.store.Reach;

/**
 * From when on, by recorded time, articles stand as they do now: once all was recorded, and out of
 * its embargo, on which their standing may rest. A time that is too late costs a reader of the past
 * a fold; so articles with a text that could have near-duplicates are taken for near to each other
 * here.
 */
final class Settling {

    private final Map<String, Versions<Article>> articles;
    private final Together together = new Together();

    private Settling(Map<String, Versions<Article>> articles) {
        this.articles = articles;
    }

    /**
     * Notes it for all articles that events reach, and for what was ever near to them where they
     * come late.
     *
     * @param lifted articles whose embargo has lifted
     * @return how far back this changes the past
     */
    static Reach follow(
            ProjectingTransaction tx,
            Collection<Event> events,
            Collection<String> lifted,
            ArticleStandings reached,
            Instant judged) {
        Map<String, Instant> articles = new HashMap<>();
        Map<String, Instant> statements = new HashMap<>();
        for (Event event : events) {
            NewsEvent content = event.content().event();
            (content instanceof Article ? articles : statements)
                    .merge(content.identity(), event.envelope().recordedtime(), Settling::earlier);
        }
        Map<String, Instant> touched = new HashMap<>(articles);
        for (String uri : lifted) {
            Versions<Article> versions = Objects.requireNonNull(reached.settled().get(uri));
            Instant until = versions.current().event().embargoedUntil();
            if (until != null) {
                touched.merge(uri, until, Settling::earlier);
            }
        }
        Settling settling = new Settling(reached.settled());
        settling.join();
        Reach reach =
                new Reach(
                        Stream.concat(touched.values().stream(), statements.values().stream())
                                .min(Comparator.naturalOrder())
                                .orElse(Instant.MAX),
                        settling.ofGroups(reached.dependents(), touched, Settling::earlier),
                        statements);
        Map<String, Instant> own = new HashMap<>();
        reached.settled().forEach((uri, versions) -> own.put(uri, own(versions, judged)));
        tx.settledArticles()
                .settle(settling.ofGroups(reached.dependents(), own, Settling::later), reach);
        tx.settledArticles().settleLate(articles, reach);
        return reach;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** For each of these articles what its group comes to, where anything is known of it. */
    private Map<String, Instant> ofGroups(
            Collection<String> uris, Map<String, Instant> times, BinaryOperator<Instant> merging) {
        Map<String, Instant> groups = new HashMap<>();
        times.forEach((uri, time) -> groups.merge(together.leader(uri), time, merging));
        Map<String, Instant> found = new HashMap<>();
        for (String uri : uris) {
            Instant time = groups.get(together.leader(uri));
            if (time != null) {
                found.put(uri, time);
            }
        }
        return found;
    }

    private static Instant own(Versions<Article> versions, Instant judged) {
        Instant last =
                versions.standing().stream()
                        .map(Recorded::recordedtime)
                        .max(Instant::compareTo)
                        .orElseThrow();
        Instant lifted = versions.current().event().embargoedUntil();
        return lifted != null && lifted.isAfter(last) && !lifted.isAfter(judged) ? lifted : last;
    }

    private void join() {
        List<String> texts = new ArrayList<>();
        articles.forEach(
                (uri, versions) -> {
                    boolean mayBeNear = false;
                    for (Recorded<Article> version : versions.standing()) {
                        version.event().credits().stream()
                                .map(Article.Credit::uri)
                                .filter(articles::containsKey)
                                .forEach(
                                        credited ->
                                                together.join(
                                                        uri, Objects.requireNonNull(credited)));
                        mayBeNear |= NearDuplicates.mayBeNear(version);
                    }
                    if (mayBeNear) {
                        texts.add(uri);
                    }
                });
        texts.forEach(uri -> together.join(texts.getFirst(), uri));
    }
}
