package org.aidwire.ingest.extraction.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The keys of sealed articles, looked up where they must lie in their topic: a key is written just
 * before its article. Nothing is kept but the latest that were met, so that a reader of years needs
 * no more memory than one of a day.
 */
final class ArticleKeys implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    /** Longer than a request takes from its keys to its events. */
    private static final Duration BEFORE = Duration.ofSeconds(10);

    private static final int KEPT = 10_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, KeyRecord> met =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, KeyRecord> eldest) {
                    return size() > KEPT;
                }
            };

    private ArticleKeys(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static ArticleKeys open(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "aidwire-extraction-keys");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new ArticleKeys(
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * The key of an article; null where it is shredded, or never came.
     *
     * @param timestamp of the article's record
     */
    @Nullable SecretKey of(SealedEvent article, long timestamp) {
        String wanted = new KeyRecord.Shredded(article.article(), article.keyId()).key();
        if (!met.containsKey(wanted)) {
            read(wanted, timestamp - BEFORE.toMillis());
        }
        return met.get(wanted) instanceof KeyRecord.Key key ? key.secret() : null;
    }

    /** Reads from that time on until the key is met, or the topic ends. */
    private void read(String wanted, long from) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.KEYS).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(each -> times.put(each, Math.max(0, from)));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        consumer.assign(partitions);
        for (TopicPartition each : partitions) {
            OffsetAndTimestamp start = starts.get(each);
            consumer.seek(each, start == null ? ends.getOrDefault(each, 0L) : start.offset());
        }
        long give = System.nanoTime() + LONGEST_LOOK.toNanos();
        while (!met.containsKey(wanted)
                && partitions.stream()
                        .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            if (System.nanoTime() > give) {
                throw new KafkaException("the keys do not come");
            }
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                KeyRecord record = KeyRecord.read(each.key(), each.value());
                if (record != null) {
                    met.put(new String(each.key(), StandardCharsets.UTF_8), record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
