package org.aidwire.query.projection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.Report;
import org.aidwire.contract.ReportJson;
import org.aidwire.contract.Topics;
import org.aidwire.query.broker.RunningBroker;
import org.aidwire.query.status.PostgresForReads;
import org.aidwire.query.status.ServedReads;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Readers' reports, from the topic on which ingest puts them to the list that editors read. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class ReportsTakenOverTest extends ServedReads {

    private static final Report REPORT =
            new Report(
                    "will ask for \"air defence\"",
                    "It was in November <b>and</b> by phone.",
                    "https://board.example/aid/kr.ua.air-defence",
                    "s-request",
                    null,
                    "kr.ua.air-defence",
                    "reader@example.org");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void a_report_on_the_topic_is_listed_for_editors_once_and_what_is_none_is_passed() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(record("not-a-report", "{\"quote\":1}"));
            producer.send(record("report-1", ReportJson.write(REPORT)));
            producer.send(record("report-2", ReportJson.write(REPORT)));
        }

        await().atMost(Duration.ofSeconds(40))
                .until(() -> listed().getList("items.id").contains("report-2"));

        JsonPath listed = listed();
        assertThat(listed.getList("items.id")).containsExactly("report-1", "report-2");
        assertThat(listed.<String, Object>getMap("items[0]"))
                .containsEntry("recordedtime", "2024-11-29T10:00:00Z")
                .containsEntry("quote", REPORT.quote())
                .containsEntry("comment", REPORT.comment())
                .containsEntry("page", REPORT.page())
                .containsEntry("statementId", REPORT.statementId())
                .containsEntry("articleUri", null)
                .containsEntry("aidId", REPORT.aidId())
                .containsEntry("contact", REPORT.contact());
        assertThat(given().get("/v1/reports").statusCode()).isEqualTo(401);
    }

    private static JsonPath listed() {
        return given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY)
                .get("/v1/reports?limit=1000")
                .jsonPath();
    }

    private static ProducerRecord<byte[], byte[]> record(String id, String value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.REPORTS, value.getBytes(StandardCharsets.UTF_8));
        KafkaBinding.headersOfReport(id, Instant.parse("2024-11-29T10:00:00Z"))
                .forEach((name, bytes) -> record.headers().add(name, bytes));
        return record;
    }
}
