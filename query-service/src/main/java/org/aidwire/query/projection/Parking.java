package org.aidwire.query.projection;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.ParkedRecords;
import org.aidwire.query.store.Rebuild;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Sets aside records that cannot be read or applied, as they came. First the dead letter, with its
 * acknowledgement, then the row: whoever moves the position afterwards has lost nothing. A crash in
 * between may write a dead letter twice, never none.
 */
@ApplicationScoped
class Parking {

    static final String CHANNEL = "dead-letters";

    /** Dead letters under way at a time. */
    static final int AT_ONCE = 250;

    private static final Logger LOG = Logger.getLogger(Parking.class);

    /** More of a reason would only repeat itself. */
    private static final int LONGEST_DETAIL = 2_000;

    /** The broker's word for all of a batch; then all of it is tried again. */
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(20);

    /** A record to be set aside, and why. */
    record Poison(ConsumerRecord<byte[], byte[]> record, DeadLetters.Reason reason, String detail) {

        Poison {
            detail = told(detail);
        }
    }

    /** As much of a detail as is kept. */
    static String told(String detail) {
        String told = detail.replace('\0', ' ');
        return told.length() > LONGEST_DETAIL ? told.substring(0, LONGEST_DETAIL) : told;
    }

    private final MutinyEmitter<Record<byte[], byte[]>> deadLetters;
    private final ParkedRecords parked;
    private final ProjectionMetrics metrics;
    private final InstantSource clock;
    private final String build;

    @Inject
    Parking(
            @Channel(CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = AT_ONCE)
                    MutinyEmitter<Record<byte[], byte[]>> deadLetters,
            ParkedRecords parked,
            ProjectionMetrics metrics,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.deadLetters = deadLetters;
        this.parked = parked;
        this.metrics = metrics;
        this.clock = clock;
        this.build = build;
    }

    /** Parks in the same way. */
    Parking(Parking other) {
        this(other.deadLetters, other.parked, other.metrics, other.clock, other.build);
    }

    /** The same for a model that is being filled beside the live one. */
    Parking beside(Rebuild rebuild) {
        return new RebuildParking(this, rebuild);
    }

    /**
     * Returns when the records are kept in both places, or are others' business; until then their
     * partitions wait.
     */
    void park(List<Poison> records, AssignedPartitions partitions) {
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<Poison> some = records.subList(from, Math.min(from + AT_ONCE, records.size()));
            for (int tried = 1; !keep(some, tried); tried++) {
                partitions.beforeNext(tried);
                some = some.stream().filter(each -> partitions.isDue(each.record())).toList();
            }
        }
    }

    final List<ParkedRecords.Parked> rows(List<Poison> records) {
        Instant now = clock.instant();
        return records.stream().map(each -> row(each, now)).toList();
    }

    private boolean keep(List<Poison> records, int tried) {
        if (records.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        try {
            Uni.join()
                    .all(
                            records.stream()
                                    .map(each -> deadLetters.sendMessage(deadLetter(each, now)))
                                    .toList())
                    .andCollectFailures()
                    .await()
                    .atMost(ACKNOWLEDGED);
            int kept = keepRows(rows(records));
            records.stream()
                    .collect(Collectors.groupingBy(Poison::reason))
                    .forEach((reason, group) -> metrics.parked(reason, group.size()));
            tell(records, kept);
            return true;
        } catch (RuntimeException failure) {
            LOG.warnf("cannot park yet tries=%d failure=%s", tried, failure.getClass().getName());
            return false;
        }
    }

    /** As a request's line would say whose trace it is. */
    private static void tell(List<Poison> records, int kept) {
        String traceId = Traces.id(records.getFirst().record());
        if (traceId != null) {
            MDC.put("traceId", traceId);
        }
        LOG.warnf("parked records=%d new=%d first=%s", records.size(), kept, first(records));
        MDC.remove("traceId");
    }

    /** How many of them are new. */
    int keepRows(List<ParkedRecords.Parked> rows) {
        return parked.keep(rows);
    }

    private static String first(List<Poison> records) {
        ConsumerRecord<?, ?> record = records.getFirst().record();
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    private ParkedRecords.Parked row(Poison poison, Instant now) {
        ConsumerRecord<byte[], byte[]> record = poison.record();
        return new ParkedRecords.Parked(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                headers(record),
                record.value(),
                poison.reason().name(),
                poison.detail(),
                now,
                build);
    }

    private Message<Record<byte[], byte[]>> deadLetter(Poison poison, Instant now) {
        ConsumerRecord<byte[], byte[]> record = poison.record();
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, "aidwire_origin_topic", record.topic());
        add(headers, "aidwire_origin_partition", Integer.toString(record.partition()));
        add(headers, "aidwire_origin_offset", Long.toString(record.offset()));
        add(headers, "aidwire_reason", poison.reason().name());
        add(headers, "aidwire_detail", poison.detail());
        add(headers, "aidwire_parked_at", now.toString());
        add(headers, "aidwire_build", build);
        return Message.of(Record.of(record.key(), record.value()))
                .addMetadata(
                        OutgoingKafkaRecordMetadata.<byte[]>builder().withHeaders(headers).build());
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? new byte[0] : header.value());
        }
        return headers;
    }
}
