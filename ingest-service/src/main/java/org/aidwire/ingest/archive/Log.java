package org.aidwire.ingest.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Both topics as they stand when they are first asked for, and the keys of what is sealed in them:
 * those as they stand a little later, so that each event has its own.
 */
final class Log {

    private static final Duration POLL = Duration.ofSeconds(1);

    /** A broker that says nothing for so long is away. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Map<String, Object> settings;

    Log(Map<String, Object> kafka) {
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    /** How many partitions each topic has: both as many. */
    int partitions() throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return events(consumer).size() / 2;
        }
    }

    /** Every record up to the present end, in the order of its partition. */
    void read(ArchiveFile.Taking taking) throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = events(consumer);
            List<TopicPartition> keys = of(Topics.KEYS, consumer.partitionsFor(Topics.KEYS));
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            ends.putAll(consumer.endOffsets(keys));
            partitions.addAll(keys);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long heard = System.nanoTime();
            while (!isAt(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    heard = System.nanoTime();
                    TopicPartition of = new TopicPartition(each.topic(), each.partition());
                    if (each.offset() < ends.getOrDefault(of, 0L)) {
                        taking.take(ArchivedRecord.of(each));
                    }
                }
                if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    throw new IOException("Kafka has sent nothing for a minute");
                }
            }
        }
    }

    private static boolean isAt(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }

    private static List<TopicPartition> events(Consumer<byte[], byte[]> consumer)
            throws IOException {
        List<TopicPartition> partitions = new ArrayList<>();
        int first = -1;
        for (String topic : List.of(Topics.ARTICLES, Topics.STATEMENTS)) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found.isEmpty() || (first >= 0 && found.size() != first)) {
                throw new IOException(
                        "topic %s has %d partitions%s"
                                .formatted(
                                        topic,
                                        found.size(),
                                        first < 0 ? "" : ", the other topic " + first));
            }
            first = found.size();
            partitions.addAll(of(topic, found));
        }
        return partitions;
    }

    private static List<TopicPartition> of(String topic, List<PartitionInfo> found) {
        return found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
