package org.aidwire.local.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.aidwire.local.disk.InTheWay;

/** One exchange with a running stack, and how its refusals read in a terminal. */
final class Services {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** Longer than the services let a client wait. */
    static final Duration ANSWER = Duration.ofSeconds(30);

    private Services() {}

    static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException silent) {
            String address = request.uri().getScheme() + "://" + request.uri().getAuthority();
            throw new InTheWay(
                    """
                    no stack answers at %s. Start one with aidwire up, or say which one is meant with --data DIR \
                    or --port-offset N."""
                            .formatted(address));
        }
    }

    /** Every error of a refusal with its place. */
    static void explain(HttpResponse<String> refusal, PrintStream err) {
        JsonNode problem = jsonOf(refusal);
        String title = problem.path("title").asText("refused");
        String detail = problem.path("detail").asText("");
        err.println(
                "aidwire: "
                        + refusal.statusCode()
                        + " "
                        + title
                        + (detail.isEmpty() ? "" : ": " + detail));
        for (JsonNode error : problem.path("errors")) {
            String pointer = error.path("pointer").asText("");
            err.println(
                    "  "
                            + (pointer.isEmpty() ? "/" : pointer)
                            + "  "
                            + error.path("detail").asText());
        }
    }

    /** An answer that is not JSON reads as an empty object. */
    static JsonNode jsonOf(HttpResponse<String> answer) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode read = json.readTree(answer.body());
            return read == null ? json.createObjectNode() : read;
        } catch (JsonProcessingException notJson) {
            return json.createObjectNode();
        }
    }
}
