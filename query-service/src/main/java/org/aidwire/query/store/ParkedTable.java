package org.aidwire.query.store;

import java.time.Instant;

/** Parked records within a projecting transaction. */
public final class ParkedTable {

    private static final String REPLAYED =
            """
            update parked
            set requested_at = null, replayed_at = ?
            where topic = ? and partition = ? and record_offset = ? and requested_at is not null
            """;

    private final Sql sql;

    ParkedTable(Sql sql) {
        this.sql = sql;
    }

    /** Notes that a record is applied after all; false where nobody asks for it any more. */
    public boolean replayed(RecordAddress address, Instant now) {
        return sql.update(
                        REPLAYED, now, address.topic(), address.partition(), address.recordOffset())
                > 0;
    }
}
