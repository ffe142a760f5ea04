package org.aidwire.query.publishing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aidwire.contract.KafkaBinding;
import org.aidwire.contract.Topics;
import org.aidwire.query.http.ReadJson;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.ChangeEvent;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A change as a record of {@code aid.status}: CloudEvents in Kafka's binary mode. */
final class StatusRecords {

    /** The value is the status itself; of a tombstone there is none. */
    static final String TYPE = "org.aidwire.aid-status.v1";

    private StatusRecords() {}

    static ProducerRecord<byte[], byte[]> of(ChangeReads.Entry change) {
        ChangeEvent event = ChangeEvent.of(change);
        AidStatus after = event.data().after();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topics.STATUS,
                        event.subject().getBytes(StandardCharsets.UTF_8),
                        after == null ? null : ReadJson.write(after));
        attributes(event)
                .forEach(
                        (name, value) ->
                                record.headers()
                                        .add(
                                                "ce_" + name,
                                                KafkaBinding.encode(value)
                                                        .getBytes(StandardCharsets.US_ASCII)));
        if (after != null) {
            record.headers()
                    .add(
                            KafkaBinding.CONTENT_TYPE,
                            "application/json".getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private static Map<String, String> attributes(ChangeEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", event.specversion());
        attributes.put("id", event.id());
        attributes.put("source", event.source());
        attributes.put("type", event.data().after() == null ? ChangeEvent.REMOVED : TYPE);
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().toString());
        attributes.put("cursor", event.cursor());
        attributes.put("partitionkey", event.subject());
        return attributes;
    }
}
