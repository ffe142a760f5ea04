package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.Fault;
import org.aidwire.contract.KafkaBinding.ReadRecord;
import org.aidwire.contract.SealedEvent;
import org.aidwire.contract.Topics;
import org.aidwire.query.store.KeyTable;
import org.apache.kafka.common.KafkaException;

/** Opens sealed events with their keys. */
@ApplicationScoped
class Unsealing {

    private final KeyLog log;
    private final KeyTable keys;
    private volatile boolean begun;

    Unsealing(KeyLog log, KeyTable keys) {
        this.log = log;
        this.keys = keys;
    }

    /**
     * The same records, open. Those that are erased have no words; those that stay sealed never had
     * a key. Throws what passes by itself.
     */
    List<ReadRecord> open(List<ReadRecord> records) {
        if (!begun) {
            // What was erased in another store's days is known before the first event is recorded.
            catchUp();
            begun = true;
        }
        List<SealedEvent> sealed =
                records.stream()
                        .filter(ReadRecord.Sealed.class::isInstance)
                        .map(each -> ((ReadRecord.Sealed) each).event())
                        .toList();
        if (sealed.isEmpty()) {
            return records;
        }
        Map<KeyTable.Ref, SecretKey> secrets = new HashMap<>(secrets(sealed));
        List<SealedEvent> missing =
                sealed.stream().filter(each -> !secrets.containsKey(ref(each))).toList();
        if (!missing.isEmpty()) {
            // Their keys were acknowledged there before them.
            if (!catchUp()) {
                throw new KafkaException("there is no " + Topics.KEYS);
            }
            secrets.putAll(secrets(missing));
        }
        return records.stream()
                .map(each -> each instanceof ReadRecord.Sealed one ? open(one, secrets) : each)
                .toList();
    }

    private ReadRecord open(ReadRecord.Sealed record, Map<KeyTable.Ref, SecretKey> secrets) {
        SealedEvent event = record.event();
        SecretKey secret = secrets.get(ref(event));
        if (secret == null) {
            return isErased(record)
                    ? new ReadRecord.Event(record.envelope(), event.erased())
                    : record;
        }
        Decoded.Read read = event.unseal(secret);
        return read == null
                ? new ReadRecord.Unreadable(
                        List.of(Fault.value("/sealed", "is not what its key sealed")))
                : new ReadRecord.Event(record.envelope(), read);
    }

    boolean isErased(ReadRecord.Sealed record) {
        return keys.isErased(
                record.event().article(),
                record.event().sha256(),
                record.envelope().recordedtime());
    }

    Map<KeyTable.Ref, SecretKey> secrets(Collection<SealedEvent> events) {
        return keys.secrets(events.stream().map(Unsealing::ref).toList());
    }

    boolean catchUp() {
        return log.catchUp();
    }

    private static KeyTable.Ref ref(SealedEvent event) {
        return new KeyTable.Ref(event.article(), event.keyId());
    }
}
