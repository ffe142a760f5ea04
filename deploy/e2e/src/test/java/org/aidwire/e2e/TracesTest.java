package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One event, from the request that brings it to the commit of its rows, as docs/operations.md says.
 */
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir Path directory;

    @Test
    void a_trace_goes_from_the_request_through_kafka_to_the_committed_row() throws IOException {
        try (Collector collector = Collector.start();
                LocalStack stack =
                        LocalStack.start(
                                directory.resolve("data"),
                                "--empty",
                                "--settings",
                                settings(collector).toString())) {
            given(stack.ingest("feed"))
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-00")
                    .contentType("application/json")
                    .body(
                            """
                            {"id": "traced", "text": "We send %s.", "act": "COMMIT",
                             "modality": "ASSERTED", "attribution": "ON_RECORD",
                             "speaker": {"name": "%s", "affiliation": "KR"},
                             "aid": {"donor": "KR", "recipient": "UA", "items": ["SHELLS"]}}\
                            """
                                    .formatted(Load.TEXT, Load.NAME))
                    .post("/v1/statements")
                    .then()
                    .statusCode(202);
            given(stack.ingest("feed"))
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-00")
                    .contentType("application/json")
                    .body("{\"by\": \"%s\"".formatted(Load.NAME))
                    .post("/v1/statements")
                    .then()
                    .statusCode(400);

            Span committed = await(collector, Span.SpanKind.SPAN_KIND_CONSUMER);
            Span sent = await(collector, Span.SpanKind.SPAN_KIND_PRODUCER);
            List<Span> requests = all(collector, Span.SpanKind.SPAN_KIND_SERVER);
            assertThat(committed.getName()).isEqualTo("process aid.statements");
            assertThat(committed.getParentSpanId()).isEqualTo(sent.getSpanId());
            assertThat(sent.getName()).isEqualTo("send aid.statements");
            assertThat(requests).extracting(Span::getSpanId).contains(sent.getParentSpanId());
            assertThat(given(stack.query()).get("/v1/statements/traced").statusCode())
                    .isEqualTo(200);
            assertThat(collector.all().toString()).doesNotContain(Load.TEXT, Load.NAME);
            assertThat(tracesNamedIn(stack.data().resolve("logs/ingest-service.log")))
                    .contains(TRACE);
        }
    }

    private Path settings(Collector collector) throws IOException {
        return Files.writeString(
                directory.resolve("traced.properties"),
                """
                quarkus.otel.traces.sampler.arg=1
                quarkus.otel.exporter.otlp.protocol=http/protobuf
                quarkus.otel.exporter.otlp.endpoint=%s
                quarkus.log.console.json.enabled=true
                """
                        .formatted(collector.address()));
    }

    private static Span await(Collector collector, Span.SpanKind kind) {
        return Awaitility.await("a span of " + kind)
                .atMost(Duration.ofMinutes(1))
                .until(() -> all(collector, kind), spans -> !spans.isEmpty())
                .getFirst();
    }

    private static List<Span> all(Collector collector, Span.SpanKind kind) {
        return collector.of(TRACE).stream().filter(each -> each.getKind() == kind).toList();
    }

    private static List<String> tracesNamedIn(Path log) throws IOException {
        List<String> traces = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("{")) {
                JsonNode entry = new ObjectMapper().readTree(line);
                traces.add(entry.path("mdc").path("traceId").asText());
            }
        }
        return traces;
    }
}
