package org.aidwire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.Recorded;
import org.awaitility.Awaitility;

/**
 * A newsroom feed that posts events of a past day, and knows how far what it posted must be
 * visible.
 */
final class Feed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Long> lastOffsets = new ConcurrentHashMap<>();

    Feed(LocalStack stack) {
        this.stack = stack;
    }

    /** As the local stack records it: its keys write for any outlet, and none posts EXTRACTOR. */
    static History writtenByAnyone(History history) {
        return new History(
                history.articles().stream().map(Feed::byAnyone).toList(),
                history.statements().stream()
                        .filter(each -> each.event().provenance().by() != ProvenanceBy.EXTRACTOR)
                        .map(Feed::byAnyone)
                        .toList());
    }

    private static <E extends NewsEvent> Recorded<E> byAnyone(Recorded<E> recorded) {
        return new Recorded<>(
                recorded.event(),
                recorded.recordedtime(),
                recorded.sha256(),
                "backfill",
                List.of("*"));
    }

    /**
     * All events of a history as CloudEvents, in the order in which they stand there, articles
     * first.
     */
    static List<ObjectNode> events(History history) {
        List<ObjectNode> events = new ArrayList<>();
        history.articles().forEach(article -> events.add(event(article)));
        history.statements().forEach(statement -> events.add(event(statement)));
        return events;
    }

    private static ObjectNode event(Recorded<? extends NewsEvent> recorded) {
        NewsEvent event = recorded.event();
        ObjectNode envelope =
                JSON.createObjectNode()
                        .put("specversion", "1.0")
                        .put("id", event.identity() + "@" + event.version())
                        .put("source", "/e2e")
                        .put("type", EventType.of(event).wire())
                        .put("datacontenttype", "application/json")
                        .put("recordedtime", recorded.recordedtime().toString());
        envelope.set("data", tree(EventJson.encode(event).canonical()));
        return envelope;
    }

    /**
     * Posts a batch and notes where it went. A 503 asks to repeat it whole, which is safe; anything
     * but a 202 after that is a failure.
     */
    void post(List<ObjectNode> batch) {
        String body = JSON.createArrayNode().addAll(batch).toString();
        HttpResponse<String> response =
                Awaitility.await("an answer other than 503")
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofSeconds(1))
                        .pollDelay(Duration.ZERO)
                        .until(() -> send(body), answer -> answer.statusCode() != 503);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        tree(response.body()).get("events").forEach(event -> note(event.get("position").asText()));
    }

    private HttpResponse<String> send(String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stack.ingestUri() + "/v1/events"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + stack.key("backfill"))
                        .header("Content-Type", "application/cloudevents-batch+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void note(String position) {
        int dash = position.lastIndexOf('-');
        lastOffsets.merge(
                position.substring(0, dash), Long.valueOf(position.substring(dash + 1)), Math::max);
    }

    /** Waits until all that was posted can be read there. */
    void awaitVisible(RequestSpecification reads) {
        lastOffsets.forEach(
                (partition, offset) ->
                        Awaitility.await(partition + "-" + offset)
                                .atMost(Duration.ofMinutes(5))
                                .pollInterval(Duration.ofMillis(100))
                                .ignoreExceptions()
                                .until(
                                        () ->
                                                RestAssured.given(reads)
                                                        .get(
                                                                "/v1/positions/{position}",
                                                                partition + "-" + offset)
                                                        .jsonPath()
                                                        .getBoolean("visible")));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
