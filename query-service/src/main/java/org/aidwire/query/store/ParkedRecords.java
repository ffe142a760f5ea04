package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records set aside, one at a time. */
@ApplicationScoped
public class ParkedRecords {

    /** A record as it came, and why it could not be read or applied. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes that are only carried, never compared.
    public record Parked(
            String topic,
            int partition,
            long offset,
            byte @Nullable [] key,
            Map<String, byte[]> headers,
            byte @Nullable [] value,
            String reason,
            String detail,
            Instant parkedAt) {}

    /** Keeps a record; the same again changes nothing. */
    @Transactional
    public void keep(Parked parked) {
        RecordAddress address =
                new RecordAddress(parked.topic(), parked.partition(), parked.offset());
        if (ParkedRecord.findById(address) != null) {
            return;
        }
        ParkedRecord row = new ParkedRecord();
        row.address = address;
        row.recordKey = parked.key();
        row.headers = Objects.requireNonNull(RulesJson.write(parked.headers()));
        row.value = parked.value();
        row.reason = parked.reason();
        row.detail = parked.detail().replace('\0', ' ');
        row.parkedAt = parked.parkedAt();
        row.persist();
    }
}
