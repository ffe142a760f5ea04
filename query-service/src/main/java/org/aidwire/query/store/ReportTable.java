package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Readers' error reports with the positions up to which they were taken over: both in one
 * transaction, and a report that is taken over twice is there once.
 */
@ApplicationScoped
public class ReportTable {

    private static final String POSITIONS =
            """
            select topic_partition, next_offset
            from report_position
            """;

    private static final String KEEP =
            """
            insert into report (topic_partition, topic_offset, id, recordedtime, report)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    /** Replicas take over side by side; a position never goes back. */
    private static final String MOVE =
            """
            insert into report_position (topic_partition, next_offset)
            values (?, ?)
            on conflict (topic_partition) do update
            set next_offset = greatest(report_position.next_offset, excluded.next_offset)
            """;

    private static final String PAGE =
            """
            select id, recordedtime, report
            from report
            where ?::timestamptz is null or (recordedtime, id) > (?, ?)
            order by recordedtime, id
            limit ?
            """;

    private final DataSource dataSource;
    private final SnapshotReads reads;

    ReportTable(DataSource dataSource, SnapshotReads reads) {
        this.dataSource = dataSource;
        this.reads = reads;
    }

    /**
     * @param json in canonical form
     */
    public record Row(int partition, long offset, String id, Instant recordedtime, String json) {}

    /** A report as it is listed. */
    public record Listed(String id, Instant recordedtime, String json) {}

    /** By partition, the offset to go on from. */
    public Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new HashMap<>();
        reads.read(
                sql ->
                        sql.list(
                                POSITIONS,
                                row ->
                                        positions.put(
                                                row.getInt("topic_partition"),
                                                row.getLong("next_offset"))));
        return positions;
    }

    /**
     * @param next by partition, the offset after what was read
     */
    public void keep(Collection<Row> rows, Map<Integer, Long> next) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sql sql = new Sql(connection);
                sql.each(
                        KEEP,
                        rows.stream()
                                .map(
                                        row ->
                                                new @Nullable Object[] {
                                                    row.partition(),
                                                    row.offset(),
                                                    row.id(),
                                                    row.recordedtime(),
                                                    row.json()
                                                })
                                .toList());
                sql.each(
                        MOVE,
                        next.entrySet().stream()
                                .map(
                                        each ->
                                                new @Nullable Object[] {
                                                    each.getKey(), each.getValue()
                                                })
                                .toList());
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** By recordedtime, then id. */
    public List<Listed> page(@Nullable Place after, int limit) {
        Instant time = after == null ? null : after.recordedtime();
        return reads.read(
                sql ->
                        sql.list(
                                PAGE,
                                row ->
                                        new Listed(
                                                row.getString("id"),
                                                Objects.requireNonNull(
                                                        Sql.instant(row, "recordedtime")),
                                                row.getString("report")),
                                time,
                                time,
                                after == null ? null : after.identity(),
                                limit));
    }
}
