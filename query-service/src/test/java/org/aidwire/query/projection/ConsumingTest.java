package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.broker.RunningBroker;
import org.aidwire.query.store.PositionReads;
import org.aidwire.query.store.RunningDatabase;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From Kafka to the lines, with a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
@QuarkusTestResource(RunningDatabase.class)
class ConsumingTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject DataSource database;
    @Inject Schema schema;
    @Inject PositionReads positions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    /** All tests that run the service share it, and its store. */
    @BeforeEach
    void nothingIsOnRecord() {
        await().atMost(SOON).until(schema::isMigrated);
        TestDatabase.empty(database);
    }

    @Test
    void what_is_read_is_projected_and_what_is_not_is_parked_and_passed() throws Exception {
        List<Event> events = Arrivals.of(RandomHistories.of(7, 60));
        List<RecordMetadata> written = new ArrayList<>();
        RecordMetadata unreadable;
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Event event : events.subList(0, events.size() / 2)) {
                written.add(send(producer, event));
            }
            unreadable = sendUnreadable(producer);
            for (Event event : events.subList(events.size() / 2, events.size())) {
                written.add(send(producer, event));
            }
        }

        await().atMost(SOON).until(() -> written.stream().allMatch(this::isVisible));

        History.Picture expected = Arrivals.history(events).at(Cut.live(Instant.now()));
        StoredLines stored = new StoredLines(database);
        assertThat(stored.lines()).isEqualTo(expected.lines());
        assertThat(isVisible(unreadable)).isTrue();
        assertThat(stored.number("select count(*) from parked where reason = 'UNREADABLE'"))
                .isEqualTo(1);
        ConsumerRecord<byte[], byte[]> letter = deadLetter();
        assertThat(letter.value()).isEqualTo("no event".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, "aidwire_origin_topic")).isEqualTo(Topics.STATEMENTS);
        assertThat(header(letter, "aidwire_origin_offset"))
                .isEqualTo(Long.toString(unreadable.offset()));
        assertThat(header(letter, "aidwire_reason")).isEqualTo("UNREADABLE");

        fencedConsumersStartAnewFromTheStoredPosition(written, stored);
    }

    /** As another consumer would leave it that has read less: the old one must notice and go on. */
    private void fencedConsumersStartAnewFromTheStoredPosition(
            List<RecordMetadata> written, StoredLines stored) throws Exception {
        var before = stored.lines();
        stored.change("update consumed set next_offset = 0");
        List<RecordMetadata> more = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Event event : Arrivals.of(RandomHistories.of(7, 60))) {
                more.add(send(producer, event));
            }
        }

        await().atMost(SOON).until(() -> more.stream().allMatch(this::isVisible));

        assertThat(stored.lines()).isEqualTo(before);
        assertThat(written).allMatch(this::isVisible);
        assertThat(stored.number("select count(*) from parked")).isEqualTo(1);
    }

    private boolean isVisible(RecordMetadata record) {
        return positions.isVisible(record.topic(), record.partition(), record.offset());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static RecordMetadata send(KafkaProducer<byte[], byte[]> producer, Event event)
            throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topics.of(event.content().event()),
                        event.envelope().partitionkey().getBytes(StandardCharsets.UTF_8),
                        event.content().canonical().getBytes(StandardCharsets.UTF_8));
        KafkaBinding.headers(event.envelope())
                .forEach((name, value) -> record.headers().add(name, value));
        return producer.send(record).get(10, TimeUnit.SECONDS);
    }

    private static RecordMetadata sendUnreadable(KafkaProducer<byte[], byte[]> producer)
            throws Exception {
        return producer.send(
                        new ProducerRecord<>(
                                Topics.STATEMENTS,
                                "KR>UA".getBytes(StandardCharsets.UTF_8),
                                "no event".getBytes(StandardCharsets.UTF_8)))
                .get(10, TimeUnit.SECONDS);
    }

    private ConsumerRecord<byte[], byte[]> deadLetter() {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", brokers));
        settings.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topics.DEAD_LETTERS, 0)));
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            await().atMost(SOON)
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                                return !letters.isEmpty();
                            });
            return letters.getFirst();
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
