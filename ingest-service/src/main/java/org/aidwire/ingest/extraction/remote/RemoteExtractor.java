package org.aidwire.ingest.extraction.remote;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.aidwire.contract.Article;
import org.aidwire.ingest.extraction.Extraction;
import org.aidwire.ingest.extraction.StatementExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Another extractor, verified; where it gives no answer the rules' reading stands. Credits are the
 * rules' always: they decide what counts as an origin.
 */
public final class RemoteExtractor implements StatementExtractor {

    private static final Duration RESPITE = Duration.ofSeconds(30);

    private final StatementExtractor rules;
    private final Questioner other;
    private final MeterRegistry metrics;

    RemoteExtractor(StatementExtractor rules, Questioner other, MeterRegistry metrics) {
        this.rules = rules;
        this.other = other;
        this.metrics = metrics;
    }

    /** A service that keeps the contract itself. */
    public static RemoteExtractor http(
            StatementExtractor rules,
            URI url,
            Duration time,
            @Nullable String key,
            MeterRegistry metrics) {
        return new RemoteExtractor(
                rules, rested(new HttpQuestioner(new Post(url, time, key))), metrics);
    }

    /** A chat endpoint of the OpenAI kind. */
    public static RemoteExtractor chat(
            StatementExtractor rules,
            URI url,
            String model,
            Duration time,
            @Nullable String key,
            MeterRegistry metrics) {
        return new RemoteExtractor(
                rules, rested(new ChatQuestioner(new Post(url, time, key), model)), metrics);
    }

    private static Questioner rested(Questioner other) {
        return new Respite(other, RESPITE, InstantSource.system());
    }

    @Override
    public Extraction extract(Article article) {
        Extraction own = rules.extract(article);
        if (article.body() == null || article.body().isBlank()) {
            return own;
        }
        try {
            return switch (other.ask(article)) {
                case Answer.Text(String json) -> verified(article, json, own);
                case Answer.None(String why) -> unanswered(why, own);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered("interrupted", own);
        } catch (RuntimeException e) { // Whatever an answer breaks, the article is read.
            return unanswered("failed", own);
        }
    }

    private Extraction verified(Article article, String json, Extraction own) {
        Verification.Verified found = Verification.of(article, json);
        found.doubts()
                .forEach(
                        (doubt, n) ->
                                metrics.counter(
                                                "aidwire.extraction.remote.dropped",
                                                "reason",
                                                doubt.word())
                                        .increment(n));
        return found.findings() == null
                ? unanswered("no json", own)
                : new Extraction(found.findings(), own.credits());
    }

    private Extraction unanswered(String why, Extraction own) {
        metrics.counter("aidwire.extraction.remote.unanswered", "reason", why).increment();
        return own;
    }
}
