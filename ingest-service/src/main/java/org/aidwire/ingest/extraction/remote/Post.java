package org.aidwire.ingest.extraction.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One POST within a time and a size: the whole answer, not only its head, has to come in both. */
final class Post {

    /** Two hundred statements with their words are a tenth of it. */
    private static final int LONGEST = 1 << 20;

    private static final int OK = 200;

    private final HttpClient client;
    private final URI url;
    private final Duration time;
    private final @Nullable String key;

    Post(URI url, Duration time, @Nullable String key) {
        this.url = url;
        this.time = time;
        this.key = key;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(time)
                        .build();
    }

    Answer send(String json) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(time)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(
                        request.build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(), LONGEST));
        try {
            HttpResponse<String> got = sent.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return got.statusCode() == OK
                    ? new Answer.Text(got.body())
                    : new Answer.None("status " + got.statusCode());
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Answer.None("late");
        } catch (ExecutionException e) {
            return new Answer.None("unreachable");
        }
    }
}
