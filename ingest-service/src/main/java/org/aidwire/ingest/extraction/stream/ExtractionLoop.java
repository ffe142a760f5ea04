package org.aidwire.ingest.extraction.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Scope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.ingest.publishing.EventLog;
import org.aidwire.ingest.publishing.Outgoing;
import org.aidwire.ingest.publishing.Publication;
import org.aidwire.ingest.publishing.TraceHeader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes articles, publishes their statements, moves its position; for ever, on one thread. Whatever
 * fails is tried again after a pause; an article that cannot be read or extracted is counted and
 * passed by, since it would fail for ever.
 */
@ApplicationScoped
class ExtractionLoop {

    private static final Logger LOG = Logger.getLogger(ExtractionLoop.class);

    private final Map<String, Object> kafka;
    private final ExtractionConfig config;
    private final EventLog log;
    private final MeterRegistry metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private @Nullable StatementEvents events;

    ExtractionLoop(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ExtractionConfig config,
            EventLog log,
            MeterRegistry metrics) {
        this.kafka = Map.copyOf(kafka);
        this.config = config;
        this.log = log;
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent started) {
        if (config.enabled()) {
            Extractors.check(config.remote());
            thread = Thread.ofPlatform().name("aidwire-extraction").daemon(true).start(this::run);
        }
    }

    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            running.join(Duration.ofSeconds(5));
        }
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    private void run() {
        while (running()) {
            try (ArticleFeed feed = ArticleFeed.open(kafka, config);
                    ArticleKeys keys = ArticleKeys.open(kafka)) {
                while (running()) {
                    step(feed, keys);
                }
            } catch (RuntimeException | Error e) {
                if (!(e instanceof KafkaException)) {
                    LOG.error("extraction failed, and begins again where it was", e);
                }
                LOG.infof("extraction waits for kafka reason=%s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void step(ArticleFeed feed, ArticleKeys keys) {
        ConsumerRecords<String, byte[]> records = feed.poll();
        if (records.isEmpty()) {
            return;
        }
        for (ConsumerRecord<String, byte[]> article : records) {
            try (Scope _ = TraceHeader.of(article.headers()).makeCurrent()) {
                if (!published(article, statements(article, keys, events()))) {
                    feed.undo(records);
                    pause();
                    return;
                }
            }
        }
        feed.done();
    }

    /** Loaded with the first article, since model and lists take a second and some memory. */
    private StatementEvents events() {
        StatementEvents loaded = events;
        if (loaded == null) {
            loaded =
                    new StatementEvents(
                            Extractors.of(config.remote(), metrics), config.bar(), metrics);
            events = loaded;
        }
        return loaded;
    }

    private List<Outgoing> statements(
            ConsumerRecord<String, byte[]> article, ArticleKeys keys, StatementEvents events) {
        Map<String, byte[]> headers = new HashMap<>();
        article.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            return switch (KafkaBinding.read(headers, article.value())) {
                case KafkaBinding.ReadRecord.Event(var envelope, var content)
                        when content.event() instanceof Article read ->
                        events.of(envelope, read);
                case KafkaBinding.ReadRecord.Event _ -> List.of();
                case KafkaBinding.ReadRecord.Erasing _ -> List.of();
                case KafkaBinding.ReadRecord.Sealed(var envelope, var sealed) -> {
                    SecretKey key = keys.of(sealed, article.timestamp());
                    Decoded.Read content = key == null ? null : sealed.unseal(key);
                    yield content != null && content.event() instanceof Article read
                            ? events.of(envelope, read)
                            : passed(article, "erased");
                }
                case KafkaBinding.ReadRecord.Unreadable _ -> passed(article, "unreadable");
            };
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "extraction failed offset=%d", article.offset());
            return passed(article, "failed");
        }
    }

    private List<Outgoing> passed(ConsumerRecord<String, byte[]> article, String why) {
        metrics.counter("aidwire.extraction.passed", "reason", why).increment();
        LOG.warnf(
                "article passed by partition=%d offset=%d reason=%s",
                article.partition(), article.offset(), why);
        return List.of();
    }

    private boolean published(ConsumerRecord<String, byte[]> article, List<Outgoing> statements) {
        if (statements.isEmpty()) {
            metrics.counter("aidwire.extraction.articles").increment();
            return true;
        }
        try {
            switch (log.append(new ArrayList<>(statements), Duration.ZERO)) {
                case Publication.Acknowledged _ -> {
                    metrics.counter("aidwire.extraction.articles").increment();
                    metrics.counter("aidwire.extraction.statements").increment(statements.size());
                    return true;
                }
                case Publication.TooLarge _ -> {
                    return givenUp(article, statements, null);
                }
                default -> {
                    return false;
                }
            }
        } catch (IllegalArgumentException e) {
            return givenUp(article, statements, e);
        }
    }

    /** What cannot be published now cannot be later either, and would hold up all that follows. */
    private boolean givenUp(
            ConsumerRecord<String, byte[]> article,
            List<Outgoing> statements,
            @Nullable Exception why) {
        LOG.errorf(why, "statements cannot be published offset=%d", article.offset());
        metrics.counter("aidwire.extraction.dropped").increment(statements.size());
        passed(article, "failed");
        return true;
    }

    private void pause() {
        try {
            if (stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopping");
            }
        } catch (InterruptedException e) {
            stopped.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
