package org.aidwire.ingest.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record as a line of an archive: a JSON object with {@code topic}, {@code partition}, {@code
 * timestamp} (milliseconds), {@code key}, {@code headers} (pairs of name and value) and {@code
 * value}; bytes in base64.
 */
record ArchivedRecord(
        TopicPartition partition,
        long timestamp,
        byte @Nullable [] key,
        List<Header> headers,
        byte @Nullable [] value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    ArchivedRecord {
        headers = List.copyOf(headers);
    }

    static ArchivedRecord of(ConsumerRecord<byte[], byte[]> read) {
        return new ArchivedRecord(
                new TopicPartition(read.topic(), read.partition()),
                read.timestamp(),
                read.key(),
                List.of(read.headers().toArray()),
                read.value());
    }

    /** Whether it is of the keys of sealed events. */
    boolean isOfKeys() {
        return partition.topic().equals(Topics.KEYS);
    }

    /** To the same partition; keys have no order among them, and no number of partitions. */
    ProducerRecord<byte[], byte[]> toSend() {
        if (isOfKeys()) {
            return new ProducerRecord<>(partition.topic(), null, timestamp, key, value, headers);
        }
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), timestamp, key, value, headers);
    }

    String line() {
        ObjectNode line = JSON.createObjectNode();
        line.put("topic", partition.topic()).put("partition", partition.partition());
        line.put("timestamp", timestamp).put("key", key);
        ArrayNode written = line.putArray("headers");
        headers.forEach(each -> written.addArray().add(each.key()).add(each.value()));
        line.put("value", value);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ArchivedRecord read(String line) throws IOException {
        JsonNode read = JSON.readTree(line);
        List<Header> headers = new ArrayList<>();
        for (JsonNode each : read.withArray("headers")) {
            headers.add(new RecordHeader(each.get(0).textValue(), each.get(1).binaryValue()));
        }
        return new ArchivedRecord(
                new TopicPartition(
                        read.required("topic").textValue(), read.required("partition").intValue()),
                read.required("timestamp").longValue(),
                read.required("key").binaryValue(),
                headers,
                read.required("value").binaryValue());
    }
}
