package org.aidwire.query.projection;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.Topics;
import org.aidwire.query.store.KeyTable;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the topic of the keys over into the store, whenever somebody needs what it says by now: a
 * key is written before its event, so after that it is there or never came. Nothing reads on its
 * own.
 */
@ApplicationScoped
class KeyLog {

    private static final Logger LOG = Logger.getLogger(KeyLog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Ends a look at a broker that is there and says nothing; it is tried again. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final KeyTable keys;
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable Consumer<byte[], byte[]> consumer;

    KeyLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, KeyTable keys) {
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "aidwire-keys");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        this.keys = keys;
    }

    /**
     * Returns whether there is such a topic: the store knows then all that it says now. One that is
     * not there, or is not known of yet, says nothing.
     */
    boolean catchUp() {
        looking.lock();
        try {
            if (consumer == null) {
                consumer =
                        new KafkaConsumer<>(
                                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            }
            return catchUp(consumer);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        } finally {
            looking.unlock();
        }
    }

    private boolean catchUp(Consumer<byte[], byte[]> from) {
        List<TopicPartition> partitions =
                from.partitionsFor(Topics.KEYS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        if (partitions.isEmpty()) {
            return false;
        }
        Map<TopicPartition, Long> ends = from.endOffsets(partitions);
        beginAnewWhereAnotherLogIs(from.beginningOffsets(partitions), ends);
        from.assign(partitions);
        goToStored(from, partitions);
        long give = System.nanoTime() + LONGEST_LOOK.toNanos();
        while (partitions.stream()
                .anyMatch(each -> from.position(each) < ends.getOrDefault(each, 0L))) {
            if (System.nanoTime() > give) {
                throw new KafkaException("the keys do not come to their end");
            }
            Map<TopicPartition, Long> before = new HashMap<>();
            partitions.forEach(each -> before.put(each, from.position(each)));
            var polled = from.poll(POLL);
            for (TopicPartition each : partitions) {
                long start = before.getOrDefault(each, 0L);
                long next = from.position(each);
                if (next > start && !keep(each.partition(), start, next, polled.records(each))) {
                    LOG.debugf("another replica reads the keys too partition=%d", each.partition());
                    goToStored(from, partitions);
                    break;
                }
            }
        }
        return true;
    }

    /** A topic that was made again, or restored: keys that are read twice do no harm. */
    private void beginAnewWhereAnotherLogIs(
            Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        keys.positions()
                .forEach(
                        (partition, stored) -> {
                            TopicPartition each = new TopicPartition(Topics.KEYS, partition);
                            Long beginning = beginnings.get(each);
                            Long end = ends.get(each);
                            if (beginning != null
                                    && end != null
                                    && (stored < beginning || stored > end)) {
                                LOG.errorf(
                                        "the keys are another log partition=%d stored=%d end=%d",
                                        partition, stored, end);
                                keys.keep(partition, stored, beginning, List.of());
                            }
                        });
    }

    private void goToStored(Consumer<byte[], byte[]> from, List<TopicPartition> partitions) {
        Map<Integer, Long> stored = keys.positions();
        partitions.forEach(each -> from.seek(each, stored.getOrDefault(each.partition(), 0L)));
    }

    /**
     * Of several records the one that the store will never take is found by halving, and left out.
     */
    private boolean keep(
            int partition, long start, long next, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return keys.keep(partition, start, next, read(records));
        } catch (StoreFailure failure) {
            if (!failure.isOfTheValues() || records.isEmpty()) {
                throw failure;
            }
            if (records.size() == 1) {
                LOG.errorf(
                        "a record of the keys is left out, the store takes none such partition=%d"
                                + " offset=%d state=%s",
                        partition, records.getFirst().offset(), failure.state());
                return keys.keep(partition, start, next, List.of());
            }
        }
        int half = records.size() / 2;
        long middle = records.get(half).offset();
        return keep(partition, start, middle, records.subList(0, half))
                && keep(partition, middle, next, records.subList(half, records.size()));
    }

    private static List<KeyRecord> read(List<ConsumerRecord<byte[], byte[]>> records) {
        List<KeyRecord> read = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            KeyRecord record = KeyRecord.read(each.key(), each.value());
            if (record == null) {
                LOG.warnf(
                        "no record of the keys partition=%d offset=%d",
                        each.partition(), each.offset());
            } else {
                read.add(record);
            }
        }
        return read;
    }

    private void close() {
        Consumer<byte[], byte[]> last = consumer;
        consumer = null;
        if (last != null) {
            last.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }

    @PreDestroy
    void stop() {
        looking.lock();
        try {
            close();
        } finally {
            looking.unlock();
        }
    }
}
