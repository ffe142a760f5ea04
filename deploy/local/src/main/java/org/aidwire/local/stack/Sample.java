package org.aidwire.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.Keys;
import org.aidwire.local.disk.Ports;

/**
 * The Seoul timeline, posted as a feed would post its archive: with the backfill key, each event
 * recorded when its article was published.
 */
final class Sample {
    private static final String FILE = "/seoul-timeline.json";
    private static final Duration UNTIL_SERVED = Duration.ofSeconds(120);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration AFTER_UNAVAILABLE = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final DataDirectory directory;
    private final Belongings belongings;
    private final Ports ports;
    private final HttpClient http;

    Sample(DataDirectory directory, Belongings belongings, Ports ports, HttpClient http) {
        this.directory = directory;
        this.belongings = belongings;
        this.ports = ports;
        this.http = http;
    }

    boolean isUnderWay() {
        return Files.exists(directory.sampleUnderWay());
    }

    /**
     * Posts all of it; the number of events.
     *
     * @param served whether to wait until query serves the last of every partition
     */
    int load(boolean served) throws InterruptedException {
        belongings.write(directory.sampleUnderWay(), "");
        try {
            ArrayNode events = events();
            List<String> positions = post(events);
            if (served) {
                for (String position : positions) {
                    awaitServed(position);
                }
            }
            Files.delete(directory.sampleUnderWay());
            return events.size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ArrayNode events() throws IOException {
        try (InputStream file = Sample.class.getResourceAsStream(FILE)) {
            ArrayNode events = json.createArrayNode();
            for (JsonNode entry : json.readTree(file)) {
                JsonNode article = entry.get("article");
                String recorded = article.get("publishedAt").asText();
                events.add(
                        event(
                                "org.aidwire.article.v1",
                                article.get("uri").asText(),
                                recorded,
                                article));
                for (JsonNode statement : entry.get("statements")) {
                    events.add(
                            event(
                                    "org.aidwire.statement.v1",
                                    statement.get("id").asText(),
                                    recorded,
                                    statement));
                }
            }
            return events;
        }
    }

    private ObjectNode event(String type, String id, String recorded, JsonNode data) {
        ObjectNode event = json.createObjectNode();
        event.put("specversion", "1.0")
                .put("id", id + "#1")
                .put("source", "urn:aidwire:sample:seoul-timeline")
                .put("type", type)
                .put("datacontenttype", "application/json")
                .put("recordedtime", recorded);
        event.set("data", data);
        return event;
    }

    private List<String> post(ArrayNode events) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + ports.ingest() + "/v1/events"))
                        .header("Content-Type", "application/cloudevents-batch+json")
                        .header("Authorization", "Bearer " + new Keys(directory).read("backfill"))
                        .timeout(ANSWER)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        json.writeValueAsBytes(events)))
                        .build();
        long deadline = System.nanoTime() + UNTIL_SERVED.toNanos();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        // A broker on a busy machine may take longer over its first records than ingest waits.
        while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
            Thread.sleep(AFTER_UNAVAILABLE);
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() != 202) {
            throw new StartFailed(
                    "the sample was refused with " + answer.statusCode(), answer.body());
        }
        List<String> positions = new ArrayList<>();
        json.readTree(answer.body())
                .get("events")
                .forEach(event -> positions.add(event.get("position").asText()));
        return positions;
    }

    private void awaitServed(String position) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + ports.query()
                                                + "/v1/positions/"
                                                + position))
                        .timeout(ANSWER)
                        .build();
        long deadline = System.nanoTime() + UNTIL_SERVED.toNanos();
        while (true) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200
                    && json.readTree(answer.body()).path("visible").asBoolean()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed(
                        "the sample was accepted but is not served after "
                                + UNTIL_SERVED.toSeconds()
                                + " s",
                        "Last answer: " + answer.body());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
