package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Parked records as operators see them, and what they ask to be done about them. */
@ApplicationScoped
public class DeadLetters {

    /** Values longer than this are told by their size alone, but for one that is asked for. */
    public static final int LONGEST_LISTED = 16 * 1024;

    private static final String STATE =
            """
            case
                when requested_at is not null then 'REQUESTED'
                when replayed_at is not null then 'REPLAYED'
                else 'PARKED'
            end
            """;

    private static final String COLUMNS =
            """
            select topic, partition, record_offset, record_key, headers, octet_length(value) as size,
                reason, detail, parked_at, build, requested_at, replayed_at, failures, failed_at,
                failed_reason, failed_detail, failed_build,
            """
                    + STATE
                    + " as state, ";

    private static final String WANTED =
            """
            where (?::text is null or reason = ?)
                and (?::text is null or topic = ?)
                and (?::text is null or ? =
            """
                    + STATE
                    + ")";

    private static final String PAGE =
            COLUMNS
                    + "case when octet_length(value) <= "
                    + LONGEST_LISTED
                    + " then value end as value from parked "
                    + WANTED
                    + """

                    and (?::timestamptz is null
                        or (parked_at, topic, partition, record_offset) > (?, ?, ?, ?))
                    order by parked_at, topic, partition, record_offset
                    limit ?
                    """;

    private static final String AT = "where topic = ? and partition = ? and record_offset = ?";

    private static final String FIND = COLUMNS + "value from parked " + AT;

    private static final String ASK = "update parked set requested_at = coalesce(requested_at, ?) ";

    private static final String ASKED =
            COLUMNS
                    + """
                    value
                    from parked
                    where requested_at is not null
                    order by requested_at, topic, partition, record_offset
                    limit 1
                    """;

    private static final String FAILED =
            """
            update parked
            set requested_at = null, failures = failures + 1, failed_at = ?, failed_reason = ?,
                failed_detail = ?, failed_build = ?
            """
                    + AT
                    + " and requested_at is not null";

    /** Why a record was parked. */
    public enum Reason {
        /** The bytes are no event of the contract. */
        UNREADABLE,
        /** The event was read, and the read model would not take it. */
        NOT_APPLICABLE,
        /** Its words are sealed, its key never came, and its article was not erased. */
        KEYLESS
    }

    /** What has become of a parked record. */
    public enum State {
        /** It waits for somebody to do something about it. */
        PARKED,
        /** A projector is to judge it anew. */
        REQUESTED,
        /** It was applied after all. */
        REPLAYED
    }

    /** A replay that failed, and what by. */
    public record Failure(Instant at, Reason reason, String detail, String build) {}

    /**
     * A record as it came, why it was parked, and what has become of it.
     *
     * @param value null where there is none, and in lists where it is long
     * @param failures how many replays failed
     */
    @SuppressWarnings("ArrayRecordComponent") // Bytes that are only carried, never compared.
    public record DeadLetter(
            RecordAddress address,
            byte @Nullable [] key,
            Map<String, byte[]> headers,
            byte @Nullable [] value,
            @Nullable Integer size,
            Reason reason,
            String detail,
            Instant parkedAt,
            @Nullable String build,
            State state,
            @Nullable Instant requestedAt,
            @Nullable Instant replayedAt,
            int failures,
            @Nullable Failure lastFailure) {}

    /** Which of them are wanted; null takes any. */
    public record Filter(@Nullable Reason reason, @Nullable String topic, @Nullable State state) {

        /** The same; where no state is named, of those yet parked. */
        public Filter orParked() {
            return state == null ? new Filter(reason, topic, State.PARKED) : this;
        }

        private @Nullable Object[] parameters(@Nullable Object... more) {
            @Nullable Object[] own = {reason, reason, topic, topic, state, state};
            @Nullable Object[] all = new @Nullable Object[own.length + more.length];
            System.arraycopy(own, 0, all, 0, own.length);
            System.arraycopy(more, 0, all, own.length, more.length);
            return all;
        }
    }

    /** Where in the list one stands. */
    public record After(Instant parkedAt, RecordAddress address) {}

    private final DataSource dataSource;
    private final SnapshotReads reads;

    DeadLetters(DataSource dataSource, SnapshotReads reads) {
        this.dataSource = dataSource;
        this.reads = reads;
    }

    /** By when they were parked, then by where they lie. */
    public List<DeadLetter> page(Filter filter, @Nullable After after, int limit) {
        Instant time = after == null ? null : after.parkedAt();
        return reads.read(
                sql ->
                        sql.list(
                                PAGE,
                                DeadLetters::deadLetter,
                                filter.parameters(
                                        time,
                                        time,
                                        after == null ? null : after.address().topic(),
                                        after == null ? null : after.address().partition(),
                                        after == null ? null : after.address().recordOffset(),
                                        limit)));
    }

    public @Nullable DeadLetter find(RecordAddress address) {
        return reads.read(sql -> sql.first(FIND, DeadLetters::deadLetter, at(address)));
    }

    /**
     * Asks for a replay, of one that was replayed before too; false where nothing is parked there.
     */
    public boolean ask(RecordAddress address, Instant now) {
        return write(
                        sql ->
                                sql.update(
                                        ASK + AT,
                                        now,
                                        address.topic(),
                                        address.partition(),
                                        address.recordOffset()))
                > 0;
    }

    /** Asks for the replay of all that are wanted; how many that are. */
    public int ask(Filter filter, Instant now) {
        @Nullable Object[] wanted = filter.parameters();
        @Nullable Object[] all = new @Nullable Object[wanted.length + 1];
        all[0] = now;
        System.arraycopy(wanted, 0, all, 1, wanted.length);
        return write(sql -> sql.update(ASK + WANTED, all));
    }

    /** The one whose replay has been asked for longest; null where none is. */
    public @Nullable DeadLetter asked() {
        return reads.read(sql -> sql.first(ASKED, DeadLetters::deadLetter));
    }

    /** Notes that a replay failed. Nothing where it was seen to meanwhile. */
    public void failed(RecordAddress address, Failure failure) {
        write(
                sql ->
                        sql.update(
                                FAILED,
                                failure.at(),
                                failure.reason(),
                                failure.detail(),
                                failure.build(),
                                address.topic(),
                                address.partition(),
                                address.recordOffset()));
    }

    static @Nullable Object[] at(RecordAddress address) {
        return new @Nullable Object[] {
            address.topic(), address.partition(), address.recordOffset()
        };
    }

    private <T> T write(Function<Sql, T> change) {
        try (Connection connection = dataSource.getConnection()) {
            return change.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        Instant failedAt = Sql.instant(row, "failed_at");
        return new DeadLetter(
                new RecordAddress(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset")),
                row.getBytes("record_key"),
                RulesJson.bytes(row.getString("headers")),
                row.getBytes("value"),
                row.getObject("size", Integer.class),
                Reason.valueOf(row.getString("reason")),
                row.getString("detail"),
                Objects.requireNonNull(Sql.instant(row, "parked_at")),
                row.getString("build"),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "requested_at"),
                Sql.instant(row, "replayed_at"),
                row.getInt("failures"),
                failedAt == null
                        ? null
                        : new Failure(
                                failedAt,
                                Reason.valueOf(row.getString("failed_reason")),
                                row.getString("failed_detail"),
                                row.getString("failed_build")));
    }
}
