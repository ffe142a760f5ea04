package org.aidwire.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.aidwire.contract.Erasure;
import org.aidwire.contract.EventKey;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.Newsroom;
import org.aidwire.query.broker.RunningBroker;
import org.aidwire.query.store.PositionReads;
import org.aidwire.query.store.RunningDatabase;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
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

/** Sealed events and their erasure, with a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
@QuarkusTestResource(RunningDatabase.class)
class ErasingConsumedTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String URI = "urn:consumed:erased";

    @Inject DataSource database;
    @Inject Schema schema;
    @Inject PositionReads positions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @BeforeEach
    void nothingIsOnRecord() {
        await().atMost(SOON).until(schema::isMigrated);
        TestDatabase.empty(database);
    }

    @Test
    void keys_are_found_and_shredded_and_an_event_without_one_is_set_aside() throws Exception {
        Newsroom newsroom = new Newsroom();
        newsroom.article("{\"uri\": \"" + URI + "\", \"body\": \"Anna Zeuge said so.\"}");
        Event article = Arrivals.of(newsroom.history()).getFirst();
        StoredLines stored = new StoredLines(database);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            EventKey key = EventKey.random(RANDOM);
            SealedEvent sealed = seal(article, key);
            tell(producer, article, sealed, key);
            RecordMetadata written = send(producer, article, sealed.canonical());
            RecordMetadata keyless =
                    send(producer, article, seal(article, EventKey.random(RANDOM)).canonical());
            await().atMost(SOON).until(() -> isVisible(written) && isVisible(keyless));
            assertThat(stored.number(COUNT + "article_version where event like '%Zeuge%'"))
                    .isEqualTo(1);
            assertThat(stored.number(COUNT + "parked where reason = 'KEYLESS'")).isEqualTo(1);

            RecordMetadata erasing = erase(producer);
            await().atMost(SOON).until(() -> isVisible(erasing));

            await().atMost(SOON)
                    .until(
                            () ->
                                    stored.number(
                                                    COUNT
                                                            + "article_version where event like"
                                                            + " '%Zeuge%'")
                                            == 0);
            await().atMost(SOON).until(() -> stored.number(KEYS_OF_IT) == 0);
            Map<String, KeyRecord> keys = keys();
            assertThat(keys.values())
                    .contains(new KeyRecord.Shredded(URI, key.id()))
                    .anyMatch(each -> each instanceof KeyRecord.Erased)
                    .anyMatch(
                            each ->
                                    each instanceof KeyRecord.Remains left
                                            && left.sha256().equals(sealed.sha256()));
        }
    }

    @Test
    void a_key_that_the_store_never_takes_holds_up_no_other() throws Exception {
        Newsroom newsroom = new Newsroom();
        newsroom.article("{\"uri\": \"urn:consumed:beside\", \"body\": \"Anna said so.\"}");
        Event article = Arrivals.of(newsroom.history()).getFirst();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            EventKey key = EventKey.random(RANDOM);
            SealedEvent sealed = seal(article, key);
            tell(producer, new KeyRecord.Erased("urn:no\u0000text", Instant.now()));
            tell(producer, article, sealed, key);
            tell(producer, new KeyRecord.Remains("urn:no\u0000text", "0", "{}"));

            RecordMetadata written = send(producer, article, sealed.canonical());

            await().atMost(SOON).until(() -> isVisible(written));
            assertThat(
                            new StoredLines(database)
                                    .number(COUNT + "article_version where event like '%Anna%'"))
                    .isEqualTo(1);
        }
    }

    private static final String COUNT = "select count(*) from ";
    private static final String KEYS_OF_IT = COUNT + "event_key where article_uri = '" + URI + "'";

    private static SealedEvent seal(Event event, EventKey key) {
        return Objects.requireNonNull(SealedEvent.seal(event.content(), key, RANDOM));
    }

    private static void tell(
            KafkaProducer<byte[], byte[]> producer, Event event, SealedEvent sealed, EventKey key)
            throws Exception {
        tell(
                producer,
                new KeyRecord.Key(
                        sealed.article(),
                        key.id(),
                        key.secret(),
                        sealed.sha256(),
                        event.envelope().recordedtime()));
    }

    private static void tell(KafkaProducer<byte[], byte[]> producer, KeyRecord record)
            throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                Topics.KEYS,
                                record.key().getBytes(StandardCharsets.UTF_8),
                                record.value()))
                .get(10, TimeUnit.SECONDS);
    }

    private static RecordMetadata send(
            KafkaProducer<byte[], byte[]> producer, Event event, String value) throws Exception {
        return send(producer, KafkaBinding.headers(event.envelope()), value);
    }

    private static RecordMetadata erase(KafkaProducer<byte[], byte[]> producer) throws Exception {
        Erasure erasure = new Erasure(URI, "a test");
        return send(
                producer,
                KafkaBinding.headersOfErasure("e", erasure, "ops", Instant.now()),
                erasure.canonical());
    }

    private static RecordMetadata send(
            KafkaProducer<byte[], byte[]> producer, Map<String, byte[]> headers, String value)
            throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topics.ARTICLES,
                        URI.getBytes(StandardCharsets.UTF_8),
                        value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, each) -> record.headers().add(name, each));
        return producer.send(record).get(10, TimeUnit.SECONDS);
    }

    private boolean isVisible(RecordMetadata record) {
        return positions.isVisible(record.topic(), record.partition(), record.offset());
    }

    /** Of each key the last. */
    private Map<String, KeyRecord> keys() {
        Map<String, KeyRecord> keys = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.KEYS).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                each -> {
                                    KeyRecord record = KeyRecord.read(each.key(), each.value());
                                    if (record != null) {
                                        keys.put(record.key(), record);
                                    }
                                });
            }
        }
        return keys;
    }
}
