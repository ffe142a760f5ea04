package org.aidwire.query.publishing;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes producers, each of which fences off the one before. Transactions are used for that fence
 * alone: a relay that slept while another took its turn cannot write what is old by now over what
 * is new. What was written exactly once is not asked; the position in the store counts.
 */
@ApplicationScoped
class StatusProducers {

    private final Map<String, Object> settings;

    StatusProducers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, RelaySettings relay) {
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, relay.name());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, relay.name());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // A silent broker is given up on well before the store takes the relay for dead.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    }

    /** A producer that has yet to fence off the others. */
    Producer<byte[], byte[]> another() {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
