package org.aidwire.query.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Records set aside, for tests of what becomes of them. */
public final class StoredDeadLetters {

    private static final String PARK =
            """
            insert into parked (topic, partition, record_offset, record_key, headers, value, reason,
                detail, parked_at, build)
            values (?, ?, ?, ?, ?, ?, ?, 'as a test has it', ?, 'old')
            """;

    private StoredDeadLetters() {}

    public static DeadLetters of(DataSource database) {
        return new DeadLetters(database, new SnapshotReads(database));
    }

    public static RecordAddress park(
            DataSource database,
            RecordAddress address,
            Map<String, byte[]> headers,
            byte @Nullable [] value,
            DeadLetters.Reason reason,
            Instant when) {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(PARK)) {
            row.setString(1, address.topic());
            row.setInt(2, address.partition());
            row.setLong(3, address.recordOffset());
            row.setBytes(4, new byte[] {'K', 'R'});
            row.setString(5, Objects.requireNonNull(RulesJson.write(headers)));
            row.setBytes(6, value);
            row.setString(7, reason.name());
            row.setObject(8, when.atOffset(java.time.ZoneOffset.UTC));
            row.executeUpdate();
            return address;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
