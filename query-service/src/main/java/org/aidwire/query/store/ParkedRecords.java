package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records set aside, a batch at a time. */
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
            Instant parkedAt,
            String build) {}

    /**
     * Keeps records, all or none; those that are kept already change nothing.
     *
     * @return how many are new
     */
    @Transactional
    public int keep(Collection<Parked> records) {
        List<RecordAddress> addresses = records.stream().map(ParkedRecords::address).toList();
        Set<RecordAddress> known =
                ParkedRecord.<ParkedRecord>list("address in ?1", addresses).stream()
                        .map(row -> row.address)
                        .collect(Collectors.toCollection(HashSet::new));
        List<ParkedRecord> rows =
                records.stream()
                        .filter(record -> known.add(address(record)))
                        .map(ParkedRecords::row)
                        .toList();
        ParkedRecord.persist(rows);
        return rows.size();
    }

    private static RecordAddress address(Parked parked) {
        return new RecordAddress(parked.topic(), parked.partition(), parked.offset());
    }

    private static ParkedRecord row(Parked parked) {
        ParkedRecord row = new ParkedRecord();
        row.address = address(parked);
        row.recordKey = parked.key();
        row.headers = Objects.requireNonNull(RulesJson.write(parked.headers()));
        row.value = parked.value();
        row.reason = parked.reason();
        row.detail = parked.detail().replace('\0', ' ');
        row.parkedAt = parked.parkedAt();
        row.build = parked.build();
        return row;
    }
}
