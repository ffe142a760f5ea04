package org.aidwire.query.publishing;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer of {@code aid.status} that keeps the latest of each line from now on. */
public final class StatusTopic implements AutoCloseable {

    /** Stands for a line that is gone. */
    public static final String GONE = "gone";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, String> latest = new HashMap<>();

    public StatusTopic(String brokers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.STATUS).stream()
                        .map(each -> new TopicPartition(each.topic(), each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** By aidId its status and revision, of all that has come so far. */
    public Map<String, String> readAll() {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
            latest.put(new String(each.key(), StandardCharsets.UTF_8), told(each));
        }
        return Map.copyOf(latest);
    }

    private static String told(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return GONE;
        }
        JsonPath status = JsonPath.from(new String(record.value(), StandardCharsets.UTF_8));
        return status.getString("status") + " " + status.getLong("revision");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
