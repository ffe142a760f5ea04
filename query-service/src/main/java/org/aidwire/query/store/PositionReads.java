package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;

/** How far the topics have been read into the store. */
@ApplicationScoped
public class PositionReads {

    private static final String VISIBLE =
            """
            select next_offset > ? as visible
            from consumed
            where topic = ? and partition = ?
            """;

    private final SnapshotReads reads;

    PositionReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /** Whether the record at this position has been read, and what follows from it can be seen. */
    public boolean isVisible(String topic, int partition, long offset) {
        Boolean visible =
                reads.read(
                        sql ->
                                sql.first(
                                        VISIBLE,
                                        row -> row.getBoolean("visible"),
                                        offset,
                                        topic,
                                        partition));
        return Boolean.TRUE.equals(visible);
    }
}
