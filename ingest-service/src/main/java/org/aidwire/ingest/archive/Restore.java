package org.aidwire.ingest.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes an archive into topics that are empty, or hold the beginning of the same archive, since a
 * restore that broke off is simply begun again. Keys of sealed events are written before the
 * events, as ever, and may be written twice.
 */
final class Restore {

    /** Sent and not yet acknowledged, at most: what is held in memory. */
    private static final int ON_THE_WAY = 10_000;

    /** What a partition holds: how many records, and the digest over them. */
    private static final class Held {
        private final MessageDigest digest = ArchiveFile.sha256();
        private long records;

        void add(ArchivedRecord each) {
            digest.update(each.line().getBytes(StandardCharsets.UTF_8));
            records++;
        }
    }

    private final Map<String, Object> kafka;
    private final Map<TopicPartition, Held> there = new HashMap<>();
    private final Map<TopicPartition, Held> met = new HashMap<>();
    private final Deque<Future<?>> sent = new ArrayDeque<>();
    private long written;

    private Restore(Map<String, Object> kafka) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ProducerConfig.ACKS_CONFIG, "all");
        this.kafka.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.kafka.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    }

    /** How many records were written. */
    static long of(Path file, Map<String, Object> kafka) throws IOException {
        Log log = new Log(kafka);
        int has = log.partitions();
        // The whole file is judged before anything is written.
        int needs = ArchiveFile.read(file, _ -> {});
        if (has != needs) {
            throw new IOException(
                    "the archive is of topics with %d partitions each, these have %d: records would"
                                    .formatted(needs, has)
                            + " change their order; make the topics with as many");
        }
        return new Restore(kafka).restore(file, log);
    }

    private long restore(Path file, Log log) throws IOException {
        log.read(
                each -> {
                    if (!each.isOfKeys()) {
                        held(there, each).add(each);
                    }
                });
        ArchiveFile.read(
                file,
                each -> {
                    if (!each.isOfKeys()) {
                        judge(each);
                    }
                });
        there.forEach(
                (partition, held) -> {
                    if (held.records > met.getOrDefault(partition, new Held()).records) {
                        throw new IllegalStateException(
                                partition
                                        + " holds records that the archive does not: restore"
                                        + " into empty topics");
                    }
                });
        met.clear();
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            send(file, producer, true);
            send(file, producer, false);
        }
        return written;
    }

    /** Returns when all of them are acknowledged. */
    private void send(Path file, Producer<byte[], byte[]> producer, boolean keys)
            throws IOException {
        ArchiveFile.read(
                file,
                each -> {
                    if (each.isOfKeys() == keys) {
                        send(each, producer);
                    }
                });
        while (!sent.isEmpty()) {
            acknowledged();
        }
    }

    private static Held held(Map<TopicPartition, Held> all, ArchivedRecord each) {
        return all.computeIfAbsent(each.partition(), _ -> new Held());
    }

    /** What is there must be how the archive begins. */
    private void judge(ArchivedRecord each) {
        Held archived = held(met, each);
        archived.add(each);
        Held now = there.get(each.partition());
        if (now != null && now.records == archived.records) {
            byte[] digest = copy(archived.digest);
            if (!Arrays.equals(copy(now.digest), digest)) {
                throw new IllegalStateException(
                        each.partition()
                                + " holds other records than the archive: restore into"
                                + " empty topics");
            }
        }
    }

    private static byte[] copy(MessageDigest digest) {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be copied", e);
        }
    }

    private void send(ArchivedRecord each, Producer<byte[], byte[]> producer) throws IOException {
        Held archived = held(met, each);
        archived.records++;
        Held now = there.get(each.partition());
        if (!each.isOfKeys() && now != null && archived.records <= now.records) {
            return;
        }
        sent.add(producer.send(each.toSend()));
        written++;
        if (sent.size() > ON_THE_WAY) {
            acknowledged();
        }
    }

    private void acknowledged() throws IOException {
        try {
            sent.remove().get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka refused a record: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
