package org.aidwire.ingest.extraction.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The articles in the log, from the group's position on. */
final class ArticleFeed implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);

    /** How long the articles of a process that was killed wait for another. */
    private static final int SESSION_MILLIS = 10_000;

    /** Longer than a batch takes without another extractor. */
    private static final Duration BATCH = Duration.ofMinutes(5);

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;

    private ArticleFeed(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static ArticleFeed open(Map<String, Object> kafka, ExtractionConfig config) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "aidwire-extraction");
        // A group that is new reads what is on record: statements derive from all articles.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 4);
        settings.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                (int) Math.min(longest(config).toMillis(), Integer.MAX_VALUE));
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 32 * 1024 * 1024);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2000L);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5000);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.ARTICLES));
        return new ArticleFeed(consumer);
    }

    /** A batch of which each article waits for the other extractor in vain, and some more. */
    private static Duration longest(ExtractionConfig config) {
        return config.remote().timeout().multipliedBy(config.batch()).plus(BATCH);
    }

    ConsumerRecords<String, byte[]> poll() {
        return consumer.poll(POLL);
    }

    /** Everything polled so far is done. */
    void done() {
        consumer.commitSync();
    }

    /** Goes back to the first of these records: they are not done. */
    void undo(ConsumerRecords<String, byte[]> records) {
        records.partitions()
                .forEach(
                        partition -> {
                            Iterator<ConsumerRecord<String, byte[]>> of =
                                    records.records(partition).iterator();
                            if (of.hasNext()) {
                                consumer.seek(partition, of.next().offset());
                            }
                        });
    }

    @Override
    public void close() {
        consumer.close(CLOSE);
    }
}
