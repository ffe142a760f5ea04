package org.aidwire.ingest.extraction.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.ingest.broker.RunningBroker;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** From a posted article to the statements in the log, through the whole service. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
@TestProfile(ExtractionLoopTest.On.class)
class ExtractionLoopTest {

    public static final class On implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aidwire.extraction.enabled", "true", "aidwire.sealing.enabled", "true");
        }
    }

    @Test
    void a_posted_article_yields_its_statements() {
        RestAssured.given()
                .header("Authorization", "Bearer feed-key")
                .contentType("application/json")
                .body(
                        "{\"uri\": \"urn:extracted\", \"body\": \"Seoul has sent Kyiv gas masks,"
                                + " the Yonhap agency reported.\"}")
                .post("/v1/articles")
                .then()
                .statusCode(202);

        List<String> statements = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                ConfigProvider.getConfig()
                                        .getValue("kafka.bootstrap.servers", String.class),
                                "group.id",
                                "reader",
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("aid.statements"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(500))
                                        .forEach(
                                                r ->
                                                        statements.add(
                                                                new String(
                                                                        r.value(),
                                                                        StandardCharsets.UTF_8)));
                                return statements.stream()
                                        .anyMatch(s -> s.contains("urn:extracted"));
                            });
        }

        assertThat(statements)
                .filteredOn(s -> s.contains("urn:extracted"))
                .singleElement()
                .satisfies(
                        s ->
                                assertThat(s)
                                        .contains("\"items\":[\"GAS_MASKS\"]")
                                        .contains("\"outlet\":\"Yonhap\"")
                                        .contains("\"by\":\"EXTRACTOR\""));
    }
}
