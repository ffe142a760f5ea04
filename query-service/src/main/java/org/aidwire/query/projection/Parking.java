package org.aidwire.query.projection;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aidwire.query.store.ParkedRecords;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Sets aside records that cannot be read or applied, as they came. First the dead letter, with its
 * acknowledgement, then the row: whoever moves the position afterwards has lost nothing. A crash in
 * between may write a dead letter twice, never none.
 */
@ApplicationScoped
class Parking {

    static final String CHANNEL = "dead-letters";

    private static final Logger LOG = Logger.getLogger(Parking.class);

    enum Reason {
        /** The bytes are no event of the contract. */
        UNREADABLE,
        /** The event was read, and the read model would not take it. */
        NOT_APPLICABLE
    }

    private final MutinyEmitter<Record<byte[], byte[]>> deadLetters;
    private final ParkedRecords parked;
    private final Patience patience;
    private final ProjectionMetrics metrics;
    private final InstantSource clock;
    private final String build;

    Parking(
            @Channel(CHANNEL) MutinyEmitter<Record<byte[], byte[]>> deadLetters,
            ParkedRecords parked,
            Patience patience,
            ProjectionMetrics metrics,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.deadLetters = deadLetters;
        this.parked = parked;
        this.patience = patience;
        this.metrics = metrics;
        this.clock = clock;
        this.build = build;
    }

    /** Returns when the record is kept in both places; until then its partition waits. */
    void park(ConsumerRecord<byte[], byte[]> record, Reason reason, String detail) {
        Instant now = clock.instant();
        for (int tried = 1; ; tried++) {
            try {
                deadLetters.sendMessageAndAwait(deadLetter(record, reason, detail, now));
                parked.keep(
                        new ParkedRecords.Parked(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                record.key(),
                                headers(record),
                                record.value(),
                                reason.name(),
                                detail,
                                now));
                metrics.parked(reason);
                LOG.warnf(
                        "parked %s-%d-%d: %s",
                        record.topic(), record.partition(), record.offset(), reason);
                return;
            } catch (RuntimeException failure) {
                LOG.warnf("cannot park yet (%d): %s", tried, failure.getMessage());
                patience.beforeNext(tried);
            }
        }
    }

    private Message<Record<byte[], byte[]>> deadLetter(
            ConsumerRecord<byte[], byte[]> record, Reason reason, String detail, Instant now) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, "aidwire_origin_topic", record.topic());
        add(headers, "aidwire_origin_partition", Integer.toString(record.partition()));
        add(headers, "aidwire_origin_offset", Long.toString(record.offset()));
        add(headers, "aidwire_reason", reason.name());
        add(headers, "aidwire_detail", detail);
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
