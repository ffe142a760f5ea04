package org.aidwire.ingest.publishing;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of this process. It is made when first needed and, where that fails (a broker's
 * name that does not resolve yet), made again at the next need: the service starts and answers
 * without Kafka.
 */
@ApplicationScoped
class LogProducer {

    private static final Logger LOG = Logger.getLogger(LogProducer.class);
    private static final Duration LAST_FLUSH = Duration.ofSeconds(3);

    private final Map<String, Object> settings;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    LogProducer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            PublishingConfig config) {
        this.settings = settings(kafka, config);
    }

    private static Map<String, Object> settings(
            Map<String, Object> kafka, PublishingConfig config) {
        Map<String, Object> settings = new HashMap<>(kafka);
        // Acknowledged means kept: by all in-sync replicas, once, in order, without a limit of
        // tries but time.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.maxBlock().toMillis());
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) config.requestTimeout().toMillis());
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) config.deliveryTimeout().toMillis());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferMemory().asLongValue());
        settings.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.toIntExact(config.maxRequestSize().asLongValue()));
        // Back within a second when the broker is.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000L);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "aidwire-ingest");
        return settings;
    }

    /** Leaders are looked up in the background, so that the first event need not wait for them. */
    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual()
                .name("aidwire-first-look")
                .start(
                        () -> {
                            try {
                                for (String topic : List.of(Topics.ARTICLES, Topics.STATEMENTS)) {
                                    get().partitionsFor(topic);
                                }
                            } catch (KafkaException | IllegalStateException e) {
                                LOG.infof(
                                        "kafka is not there yet reason=%s",
                                        e.getClass().getSimpleName());
                            }
                        });
    }

    /** The producer; throws {@link KafkaException} where none can be made now. */
    Producer<String, byte[]> get() {
        Producer<String, byte[]> known = producer;
        if (known != null) {
            return known;
        }
        making.lock();
        try {
            if (closed) {
                throw new IllegalStateException("shutting down");
            }
            known = producer;
            if (known == null) {
                known =
                        new KafkaProducer<>(
                                settings, new StringSerializer(), new ByteArraySerializer());
                producer = known;
            }
            return known;
        } finally {
            making.unlock();
        }
    }

    @PreDestroy
    void close() {
        making.lock();
        try {
            closed = true;
            Producer<String, byte[]> known = producer;
            if (known != null) {
                known.close(LAST_FLUSH);
            }
        } finally {
            making.unlock();
        }
    }
}
