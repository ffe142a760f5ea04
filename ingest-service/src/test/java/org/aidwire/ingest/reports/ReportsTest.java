package org.aidwire.ingest.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aidwire.ingest.broker.RunningBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A reader's report, from a page to the log. The limit comes last: it holds for all of them. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportsTest {

    private static final String REPORT =
            """
            {"quote": "<b>asked</b>", "comment": "안녕", "page": "https://board.test/aid/kr.ua.tanks",
             "aidId": "kr.ua.tanks"}
            """;

    private static Response post(String body) {
        return given().header("Origin", "https://board.test")
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/reports");
    }

    private static ConsumerRecord<String, byte[]> last() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig()
                                .getValue("kafka.bootstrap.servers", String.class));
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition =
                    consumer.partitionsFor("aid.reports").stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .filter(each -> consumer.endOffsets(List.of(each)).get(each) > 0)
                            .findFirst()
                            .orElseThrow();
            consumer.assign(List.of(partition));
            consumer.seek(partition, consumer.endOffsets(List.of(partition)).get(partition) - 1);
            return consumer.poll(Duration.ofSeconds(20)).iterator().next();
        }
    }

    @Test
    @Order(1)
    void a_report_without_a_key_is_acknowledged_once_it_is_in_the_log() {
        Response response = post(REPORT);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://board.test");
        ConsumerRecord<String, byte[]> record = last();
        assertThat(record.key()).isEqualTo(response.jsonPath().getString("eventId"));
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"aidId\":\"kr.ua.tanks\",\"comment\":\"안녕\",\"page\":\"https://board.test/aid/kr.ua.tanks\",\"quote\":\"<b>asked</b>\"}");
        assertThat(
                        new String(
                                record.headers().lastHeader("ce_type").value(),
                                StandardCharsets.UTF_8))
                .isEqualTo("org.aidwire.report.v1");
    }

    @Test
    @Order(2)
    void only_pages_of_the_board_may_report() {
        Response known =
                given().header("Origin", "https://board.test")
                        .header("Access-Control-Request-Method", "POST")
                        .options("/v1/reports");
        Response strange =
                given().header("Origin", "https://elsewhere.test")
                        .header("Access-Control-Request-Method", "POST")
                        .options("/v1/reports");

        assertThat(known.statusCode()).isEqualTo(204);
        assertThat(known.header("Access-Control-Allow-Origin")).isEqualTo("https://board.test");
        assertThat(known.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
        assertThat(strange.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    @Order(3)
    void what_is_wrong_with_a_report_is_named() {
        assertProblem(post("{"), 400, "");
        assertProblem(post("{\"quote\": 1}"), 400, "/quote");
        assertProblem(post("{\"quote\": \"a\", \"comment\": \"b\"}"), 422, "/page");
        assertProblem(post("{\"quote\": \"" + "a".repeat(40_000) + "\"}"), 413, "");
        assertProblem(given().contentType("text/plain").body("a").post("/v1/reports"), 415, "");
        assertProblem(given().get("/v1/reports"), 405, "");
        assertProblem(
                given().contentType("application/json").body(REPORT).post("/v1/reports?a=1"),
                400,
                "");
    }

    private static void assertProblem(Response response, int status, String pointer) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    @Test
    @Order(4)
    void an_address_that_reports_too_often_is_told_when_to_come_back() {
        Response answer = post("{}");
        for (int i = 0; i < 31 && answer.statusCode() != 429; i++) {
            answer = post("{}");
        }

        assertProblem(answer, 429, "");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
    }
}
