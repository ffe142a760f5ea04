package org.aidwire.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Feeds that post without a pause, each an article and then a statement about it, and hold every
 * answer against what is promised: 202, or a 503 that says when to come back.
 */
final class Load implements AutoCloseable {

    /** In everything that is nobody's business but the reader's: no log may show them. */
    static final String TEXT = "Quixotrystext";

    static final String NAME = "Zbigniewname";

    private static final int FEEDS = 4;
    private static final Duration AT_FULL_SPEED = Duration.ofMillis(40);

    private final LocalStack stack;
    private final String run;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService feeds = Executors.newScheduledThreadPool(FEEDS);
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowestMillis = new AtomicLong();

    Load(LocalStack stack, String run) {
        this(stack, run, AT_FULL_SPEED);
    }

    Load(LocalStack stack, String run, Duration betweenPosts) {
        this.stack = stack;
        this.run = run;
        for (int i = 0; i < FEEDS; i++) {
            feeds.scheduleWithFixedDelay(
                    this::post, 0, betweenPosts.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ids of statements that were accepted. */
    Set<String> accepted() {
        return accepted;
    }

    /** Answers that were not as promised. */
    Queue<String> faults() {
        return faults;
    }

    int refused() {
        return refused.get();
    }

    long slowestMillis() {
        return slowestMillis.get();
    }

    private void post() {
        int number = next.incrementAndGet();
        String uri = "urn:news:" + run + ":" + number;
        String id = run + "-" + number;
        send(
                "/v1/articles",
                """
                {"uri": "%s", "headline": "A %s", "body": "The %s of it.", "byline": "%s",
                 "outlet": {"name": "Gazette"}}\
                """
                        .formatted(uri, TEXT, TEXT, NAME));
        boolean taken =
                send(
                        "/v1/statements",
                        """
                        {"id": "%s", "text": "We send %s.", "act": "COMMIT", "modality": "ASSERTED",
                         "article": {"uri": "%s"}, "attribution": "ON_RECORD",
                         "speaker": {"name": "%s", "affiliation": "KR"},
                         "aid": {"donor": "KR", "recipient": "UA", "items": ["SHELLS"]}}\
                        """
                                .formatted(id, TEXT, uri, NAME));
        if (taken) {
            accepted.add(id);
        }
    }

    private boolean send(String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stack.ingestUri() + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + stack.key("feed"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            slowestMillis.accumulateAndGet((System.nanoTime() - began) / 1_000_000, Math::max);
            if (answer.statusCode() == 202) {
                return true;
            }
            refused.incrementAndGet();
            if (!isCleanRefusal(answer)) {
                faults.add(answer.statusCode() + " " + answer.headers().map() + answer.body());
            }
        } catch (IOException lost) {
            faults.add(lost.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean isCleanRefusal(HttpResponse<String> answer) {
        return answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").orElse("").matches("[1-9]\\d*")
                && answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .equals("application/problem+json")
                && answer.body().contains("\"errors\":[");
    }

    /** Ends when the posts under way are answered. */
    @Override
    public void close() {
        feeds.shutdown();
        try {
            if (!feeds.awaitTermination(60, TimeUnit.SECONDS)) {
                faults.add("posts were still under way after a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
