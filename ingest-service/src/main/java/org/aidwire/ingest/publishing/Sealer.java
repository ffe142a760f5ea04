package org.aidwire.ingest.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.EventKey;
import org.aidwire.contract.KeyRecord;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Seals events before they are published, each under a key of its own: replicas need not agree on
 * keys, and nothing is looked up.
 */
@ApplicationScoped
class Sealer {

    private final boolean enabled;
    private final SecureRandom random = new SecureRandom();

    Sealer(SealingConfig config) {
        this.enabled = config.enabled();
    }

    /**
     * The values to be published, in the order of the events.
     *
     * @param keys what has to be in the log before them
     */
    record Values(List<String> events, List<ProducerRecord<String, byte[]>> keys) {

        Values {
            events = List.copyOf(events);
            keys = List.copyOf(keys);
        }
    }

    Values values(List<Outgoing> events) {
        List<String> values = new ArrayList<>(events.size());
        List<ProducerRecord<String, byte[]>> keys = new ArrayList<>();
        for (Outgoing event : events) {
            EventKey key = enabled ? EventKey.random(random) : null;
            SealedEvent sealed =
                    key == null ? null : SealedEvent.seal(event.content(), key, random);
            if (key == null || sealed == null) {
                values.add(event.content().canonical());
            } else {
                values.add(sealed.canonical());
                keys.add(record(sealed, key, event));
            }
        }
        return new Values(values, keys);
    }

    private static ProducerRecord<String, byte[]> record(
            SealedEvent sealed, EventKey key, Outgoing event) {
        KeyRecord record =
                new KeyRecord.Key(
                        sealed.article(),
                        key.id(),
                        key.secret(),
                        sealed.sha256(),
                        event.envelope().recordedtime());
        return new ProducerRecord<>(Topics.KEYS, record.key(), record.value());
    }

    /** The value as it goes over the wire. */
    static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
