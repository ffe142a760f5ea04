package org.aidwire.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.ingest.broker.RunningBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The way of an event from a post to the log, and what is answered. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class SubmissionTest {

    /** The record at a position, read from the log itself. */
    private static ConsumerRecord<String, byte[]> at(String position) {
        String[] parts = position.split("-(?=\\d+-\\d+$)|-(?=\\d+$)");
        TopicPartition partition = new TopicPartition(parts[0], Integer.parseInt(parts[1]));
        long offset = Long.parseLong(parts[2]);
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig()
                                .getValue("kafka.bootstrap.servers", String.class),
                        "max.poll.records",
                        1);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            ConsumerRecord<String, byte[]> record =
                    consumer.poll(Duration.ofSeconds(20)).iterator().next();
            assertThat(record.offset()).isEqualTo(offset);
            return record;
        }
    }

    private static KafkaBinding.ReadRecord.Event event(ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return (KafkaBinding.ReadRecord.Event) KafkaBinding.read(headers, record.value());
    }

    @Test
    void an_article_is_acknowledged_with_its_place_in_the_log() {
        Instant before = Instant.now();

        Response response = Posts.json("feed-key", "/v1/articles", Posts.ARTICLE);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.jsonPath().getString("eventId")).isEqualTo("urn:news:1@1");
        String position = response.jsonPath().getString("position");
        assertThat(position).matches("aid\\.articles-\\d+-\\d+");
        ConsumerRecord<String, byte[]> record = at(position);
        assertThat(record.key()).isEqualTo("urn:news:1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"headline\":\"대통령, 통화\",\"pubStatus\":\"usable\",\"uri\":\"urn:news:1\",\"version\":1}");
        EventEnvelope envelope = event(record).envelope();
        assertThat(envelope.source()).isEqualTo("/writers/feed");
        assertThat(envelope.writer()).isEqualTo("feed");
        assertThat(envelope.writeroutlets()).containsExactly("*");
        assertThat(envelope.partitionkey()).isEqualTo("urn:news:1");
        assertThat(envelope.recordedtime()).isBetween(before.minusSeconds(1), Instant.now());
    }

    @Test
    void a_statement_lies_on_the_partition_of_its_pair() {
        Response response = Posts.json("kbs-key", "/v1/statements", Posts.STATEMENT);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.jsonPath().getString("eventId")).isEqualTo("s-1@1");
        ConsumerRecord<String, byte[]> record = at(response.jsonPath().getString("position"));
        assertThat(record.topic()).isEqualTo("aid.statements");
        assertThat(record.key()).isEqualTo("KR>UA");
        assertThat(event(record).envelope().writeroutlets()).containsExactly("KBS");
    }

    @Test
    void a_structured_event_keeps_its_envelope_and_a_backfill_key_its_time() {
        Response response =
                Posts.structured(
                        "backfill-key",
                        Posts.event(
                                "e-7",
                                "statement",
                                Posts.STATEMENT,
                                "\"recordedtime\": \"2024-10-31T09:00:00+09:00\"",
                                "\"time\": \"2024-10-31T00:00:00Z\"",
                                "\"writer\": \"somebody\"",
                                "\"desk\": \"world\"",
                                "\"causationid\": \"e-6\""));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.jsonPath().getString("eventId")).isEqualTo("e-7");
        EventEnvelope envelope = event(at(response.jsonPath().getString("position"))).envelope();
        assertThat(envelope.recordedtime()).isEqualTo("2024-10-31T00:00:00Z");
        assertThat(envelope.writer()).isEqualTo("backfill");
        assertThat(envelope.source()).isEqualTo("/tests");
        assertThat(envelope.causationid()).isEqualTo("e-6");
        assertThat(envelope.extensions()).isEqualTo(Map.of("desk", "world"));
    }

    @Test
    void a_binary_event_is_read_from_its_headers() {
        Response response =
                Posts.binary(
                        "feed-key",
                        Posts.ARTICLE,
                        "ce-specversion",
                        "1.0",
                        "ce-id",
                        "e-8",
                        "ce-source",
                        "/tests",
                        "ce-type",
                        "org.aidwire.article.v1",
                        "ce-subject",
                        "%EA%B8%B0%EC%82%AC");

        assertThat(response.statusCode()).isEqualTo(202);
        EventEnvelope envelope = event(at(response.jsonPath().getString("position"))).envelope();
        assertThat(envelope.id()).isEqualTo("e-8");
        assertThat(envelope.subject()).isEqualTo("기사");
    }

    @Test
    void a_batch_is_acknowledged_in_its_order() {
        Response response =
                Posts.batch(
                        "feed-key",
                        Posts.event("b-1", "article", Posts.ARTICLE),
                        Posts.event("b-2", "statement", Posts.STATEMENT),
                        Posts.event("b-3", "article", "{\"uri\": \"urn:news:3\"}"));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.jsonPath().getList("events.eventId", String.class))
                .containsExactly("b-1", "b-2", "b-3");
        List<String> positions = response.jsonPath().getList("events.position", String.class);
        assertThat(event(at(positions.get(1))).envelope().id()).isEqualTo("b-2");
        assertThat(event(at(positions.get(2))).envelope().id()).isEqualTo("b-3");
    }

    @Test
    void a_batch_with_one_invalid_event_is_refused_whole_and_each_is_named() {
        Response response =
                Posts.batch(
                        "feed-key",
                        Posts.event("b-1", "article", Posts.ARTICLE),
                        Posts.event("", "article", Posts.ARTICLE),
                        Posts.event(
                                "b-3",
                                "statement",
                                Posts.STATEMENT.replace("AIR_DEFENCE", "LASERS")),
                        Posts.event(
                                "b-4",
                                "article",
                                Posts.ARTICLE,
                                "\"recordedtime\": \"2024-10-31T09:00:00Z\""));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("/1/id", "/2/data/aid/items/0", "/3/recordedtime");
    }

    @Test
    void a_dry_run_judges_and_publishes_nothing() {
        String before =
                Posts.json("feed-key", "/v1/articles", Posts.ARTICLE)
                        .jsonPath()
                        .getString("position");

        Response single = Posts.json("feed-key", "/v1/articles?dryRun=true", Posts.ARTICLE);
        Response batch =
                Posts.as("feed-key")
                        .contentType("application/cloudevents-batch+json")
                        .body("[" + Posts.event("b-1", "article", Posts.ARTICLE) + "]")
                        .post("/v1/events?dryRun=true");

        assertThat(single.statusCode()).isEqualTo(200);
        assertThat(single.asString()).isEqualTo("{\"eventId\":\"urn:news:1@1\",\"position\":null}");
        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(batch.asString())
                .isEqualTo("{\"events\":[{\"eventId\":\"b-1\",\"position\":null}]}");
        String after =
                Posts.json("feed-key", "/v1/articles?dryRun=false", Posts.ARTICLE)
                        .jsonPath()
                        .getString("position");
        assertThat(offset(after)).isEqualTo(offset(before) + 1);
        assertThat(Posts.json("feed-key", "/v1/articles?dryRun=true", "{}").statusCode())
                .isEqualTo(422);
    }

    private static long offset(String position) {
        return Long.parseLong(position.substring(position.lastIndexOf('-') + 1));
    }

    @Test
    void a_body_of_the_largest_size_is_taken() {
        String body =
                "{\"uri\": \"urn:news:large\", \"body\": \""
                        + "é\\n".repeat((8 * 1024 * 1024 - 100) / 4)
                        + "\"}";

        Response response = Posts.json("feed-key", "/v1/articles", body);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
    }
}
