package org.aidwire.query.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.ReportJson;
import org.aidwire.contract.Topics;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.ReportTable;
import org.aidwire.query.store.Schema;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes readers' reports over into the store, apart from the projection and its consumer group: a
 * report moves no line, and nothing that is wrong here holds one up. Each projector reads the whole
 * topic from the stored position; what two of them take over is kept once.
 */
@ApplicationScoped
class ReportConsumer {

    private static final Logger LOG = Logger.getLogger(ReportConsumer.class);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Without the broker, or before the topic is there. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration LAST = Duration.ofSeconds(2);

    /** Few, so that a report costs little memory however many there are. */
    private static final int BATCH = 100;

    private final boolean projects;
    private final Map<String, Object> settings;
    private final Schema schema;
    private final ReportTable reports;
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private volatile @Nullable Thread loop;
    private volatile boolean stopping;

    ReportConsumer(
            RoleSettings roles,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Schema schema,
            ReportTable reports) {
        this.projects = roles.all().contains(Role.PROJECTOR);
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "aidwire-reports");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        this.schema = schema;
        this.reports = reports;
    }

    void start(@Observes StartupEvent started) {
        if (projects) {
            loop = Thread.ofPlatform().daemon().name("aidwire-reports").start(this::run);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (schema.isMigrated()) {
                    read();
                }
            } catch (WakeupException end) {
                LOG.debug("the reports end");
            } catch (RuntimeException failure) {
                LOG.debugf(failure, "reports are read anew");
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (!stopping) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException end) {
            stopping = true;
        }
    }

    private void read() {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reading = consumer;
            Map<Integer, Long> stored = reports.positions();
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.REPORTS).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            partitions.forEach(
                    each -> consumer.seek(each, stored.getOrDefault(each.partition(), 0L)));
            while (!stopping) {
                keep(consumer.poll(LOOK));
            }
        } finally {
            reading = null;
        }
    }

    private void keep(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        List<ReportTable.Row> rows = new ArrayList<>();
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            next.put(record.partition(), record.offset() + 1);
            ReportTable.Row row = row(record);
            if (row == null) {
                LOG.warnf(
                        "a report cannot be read partition=%d offset=%d",
                        record.partition(), record.offset());
            } else {
                rows.add(row);
            }
        }
        reports.keep(rows, next);
    }

    /** Null where the record is no report. */
    private static ReportTable.@Nullable Row row(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader("ce_id");
        Header recorded = record.headers().lastHeader("ce_recordedtime");
        if (id == null
                || recorded == null
                || record.value() == null
                || !(ReportJson.read(record.value()) instanceof ReportJson.Read.Sound sound)) {
            return null;
        }
        try {
            return new ReportTable.Row(
                    record.partition(),
                    record.offset(),
                    new String(id.value(), StandardCharsets.US_ASCII),
                    Instant.parse(new String(recorded.value(), StandardCharsets.US_ASCII)),
                    sound.canonical());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
        Consumer<byte[], byte[]> last = reading;
        Thread running = loop;
        if (last == null || running == null) {
            return;
        }
        last.wakeup();
        try {
            running.join(LAST);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
