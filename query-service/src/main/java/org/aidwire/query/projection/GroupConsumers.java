package org.aidwire.query.projection;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes members of the consumer group. */
@ApplicationScoped
class GroupConsumers {

    private final Map<String, Object> settings;

    GroupConsumers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProjectionConfig config) {
        this.settings = settings(kafka, config);
    }

    private static Map<String, Object> settings(
            Map<String, Object> kafka, ProjectionConfig config) {
        Map<String, Object> settings = new HashMap<>(kafka);
        int session = Math.toIntExact(config.session().toMillis());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "aidwire-query");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
        settings.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(config.longestTurn().toMillis()));
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchRecords());
        settings.put(
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                Math.toIntExact(config.fetchBytes().asLongValue()));
        // Both topics have as many partitions; each member gets the same ones of both. All are let
        // go and assigned anew together: what was read never outlives an assignment.
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        // The positions that count are in the store; these are for the tools that show a lag.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return settings;
    }

    /** A member that has yet to subscribe; throws where no broker's name resolves. */
    Consumer<byte[], byte[]> another() {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
