package org.aidwire.query.projection;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.Topics;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.KeyTable;
import org.aidwire.query.store.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Carries out the erasures that the projection has read, once it has read all that was written by
 * then, and tells the topic of the keys what the projection has erased: first what is left of the
 * events, then that their article is erased, then tombstones for their keys. The store says what is
 * to be told until Kafka has acknowledged it, so no crash forgets a key that is to go; whoever
 * tells it twice tells the same.
 */
@ApplicationScoped
class Shredding {

    private static final Logger LOG = Logger.getLogger(Shredding.class);
    private static final int AT_ONCE = 500;
    private static final long ACKNOWLEDGED_SECONDS = 20;

    private final boolean projects;
    private final Projector projector;
    private final KeyTable keys;
    private final Schema schema;
    private final ProjectionConfig config;
    private final Map<String, Object> settings;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("aidwire-shredding").daemon().factory());

    Shredding(
            RoleSettings roles,
            Projector projector,
            KeyTable keys,
            Schema schema,
            ProjectionConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.projector = projector;
        this.keys = keys;
        this.schema = schema;
        this.config = config;
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "aidwire-shredding");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    }

    void start(@Observes io.quarkus.runtime.StartupEvent started) {
        if (projects) {
            long period = config.replayCheck().toMillis();
            looks.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            if (schema.isMigrated()) {
                erase();
                tellAll();
            }
        } catch (RuntimeException failure) {
            LOG.warnf("keys are shredded later failure=%s", failure.getClass().getName());
        }
    }

    /** What fails does not keep the keys of others. */
    private void erase() {
        try {
            projector.erase();
        } catch (RuntimeException failure) {
            LOG.error("nothing is erased until the next look", failure);
        }
    }

    /** Returns when nothing is left to be told. */
    void tellAll() {
        List<KeyRecord> untold = keys.untold(AT_ONCE);
        if (untold.isEmpty()) {
            return;
        }
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!untold.isEmpty() && !looks.isShutdown()) {
                tell(producer, untold);
                keys.told(untold);
                LOG.infof("told the keys of what was erased records=%d", untold.size());
                untold = keys.untold(AT_ONCE);
            }
        }
    }

    private static void tell(Producer<byte[], byte[]> producer, List<KeyRecord> records) {
        List<Future<?>> sent = new ArrayList<>(records.size());
        for (KeyRecord each : records) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.KEYS,
                                    each.key().getBytes(StandardCharsets.UTF_8),
                                    each.value())));
        }
        try {
            for (Future<?> each : sent) {
                each.get(ACKNOWLEDGED_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not acknowledged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @PreDestroy
    void stop() {
        looks.shutdown();
    }
}
