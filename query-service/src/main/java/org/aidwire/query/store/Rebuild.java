package org.aidwire.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A read model that is being filled beside the live one. How far it has come is in its own tables,
 * moved with the rows, so whoever takes a rebuild up again after a crash goes on from there.
 */
public final class Rebuild {

    private static final String SCHEMA_VERSION =
            """
            select string_agg(installed_rank || ':' || checksum, ' ' order by installed_rank) as version
            from public.flyway_schema_history
            where success
            """;

    private static final String UNDER_WAY =
            """
            select id
            from public.rebuild
            where state = 'BUILDING' and build = ? and schema_version = ? and forget_at is null
            """;

    private static final String OUTDATED =
            """
            select forget_at is not null or state <> 'BUILDING' as outdated
            from public.rebuild
            where id = ?
            """;

    private static final String GIVE_UP =
            "update public.rebuild set state = 'GIVEN_UP' where state = 'BUILDING'";

    private static final String BEGIN =
            """
            insert into public.rebuild (state, build, schema_version)
            values ('BUILDING', ?, ?)
            returning id
            """;

    private static final String POSITIONS =
            "select topic, partition, next_offset from public.consumed";

    private static final String OWN_POSITIONS =
            "select topic, partition, next_offset from aidwire_building.consumed";

    private static final String JUDGED_AT = "select judged_at from public.horizon";

    private static final String PARKED_BEFORE =
            """
            select topic, partition, record_offset
            from public.parked
            where topic = ? and partition = ? and record_offset = any(?)
            """;

    private static final String PARK =
            """
            insert into aidwire_building.parked (topic, partition, record_offset, record_key, headers,
                value, reason, detail, parked_at, build)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    /**
     * Revisions and times of update are what the log does not tell: they are the live ones', but of
     * lines that are otherwise.
     */
    private static final String TAKE_OVER =
            """
            update aidwire_building.line built
            set revision = live.revision, updated_at = live.updated_at
            from public.line live
            where live.aid_id = built.aid_id
                and live.state = built.state
                and (built.revision <> live.revision or built.updated_at <> live.updated_at);

            update aidwire_building.line built
            set revision = 1 + coalesce((
                    select last.revision
                    from public.change last
                    where last.aid_id = built.aid_id
                    order by last.cursor desc
                    limit 1), 0),
                updated_at = now()
            where not exists (
                select
                from public.line live
                where live.aid_id = built.aid_id and live.state = built.state);
            """;

    private final DataSource dataSource;
    private final long id;
    private final String schemaVersion;

    private Rebuild(DataSource dataSource, long id, String schemaVersion) {
        this.dataSource = dataSource;
        this.id = id;
        this.schemaVersion = schemaVersion;
    }

    static Rebuild begin(DataSource dataSource, Sql session, String build, boolean anew) {
        String version = schemaVersion(session);
        Long underWay =
                anew ? null : session.first(UNDER_WAY, row -> row.getLong("id"), build, version);
        if (underWay != null) {
            return new Rebuild(dataSource, underWay, version);
        }
        long begun =
                inTransaction(
                        dataSource,
                        sql -> {
                            sql.update(GIVE_UP);
                            sql.run(ModelTables.DROP);
                            sql.run(ModelTables.COPY);
                            return Objects.requireNonNull(
                                    sql.first(BEGIN, row -> row.getLong("id"), build, version));
                        });
        return new Rebuild(dataSource, begun, version);
    }

    static String schemaVersion(Sql sql) {
        return Objects.requireNonNull(sql.first(SCHEMA_VERSION, row -> row.getString("version")));
    }

    /** Whether something was erased since it was begun: then it is to be begun anew. */
    public boolean isOutdated() {
        return Boolean.TRUE.equals(
                ask(sql -> sql.first(OUTDATED, row -> row.getBoolean("outdated"), id)));
    }

    /** What the projection fills. */
    public ReadModel model() {
        return ReadModel.building(dataSource);
    }

    /** How far the live model has come. */
    public Map<PositionTable.Partition, Long> livePositions() {
        return ask(sql -> positions(sql, POSITIONS));
    }

    /** How far this one has come. */
    public Map<PositionTable.Partition, Long> positions() {
        return ask(sql -> positions(sql, OWN_POSITIONS));
    }

    static Map<PositionTable.Partition, Long> livePositions(Sql sql) {
        return positions(sql, POSITIONS);
    }

    private static Map<PositionTable.Partition, Long> positions(Sql sql, String query) {
        Map<PositionTable.Partition, Long> positions = new HashMap<>();
        sql.list(
                query,
                row ->
                        positions.put(
                                new PositionTable.Partition(
                                        row.getString("topic"), row.getInt("partition")),
                                row.getLong("next_offset")));
        return positions;
    }

    /** The time by which the live model judged embargoes last: this one is to judge by the same. */
    public Instant judgedAt() {
        return ask(Rebuild::judgedAt);
    }

    static Instant judgedAt(Sql sql) {
        return Objects.requireNonNull(
                sql.first(JUDGED_AT, row -> Objects.requireNonNull(Sql.instant(row, "judged_at"))));
    }

    /** Which of these records of a partition the live model has parked. */
    public Set<RecordAddress> parkedBefore(String topic, int partition, Collection<Long> offsets) {
        return ask(
                sql ->
                        new HashSet<>(
                                sql.list(
                                        PARKED_BEFORE,
                                        row ->
                                                new RecordAddress(
                                                        row.getString("topic"),
                                                        row.getInt("partition"),
                                                        row.getLong("record_offset")),
                                        topic,
                                        partition,
                                        offsets.stream().mapToLong(Long::longValue).toArray())));
    }

    /** Notes records that this model does not take either, or not any more. */
    public int park(Collection<ParkedRecords.Parked> records) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ParkedRecords.Parked each : records) {
            rows.add(
                    new @Nullable Object[] {
                        each.topic(),
                        each.partition(),
                        each.offset(),
                        each.key(),
                        RulesJson.write(each.headers()),
                        each.value(),
                        each.reason(),
                        each.detail(),
                        each.parkedAt(),
                        each.build()
                    });
        }
        return ask(sql -> sql.each(PARK, rows));
    }

    /**
     * What can be done before the live model is held: statistics, and most of what is taken over
     * from there.
     */
    public void prepare() {
        takeOver();
        ask(
                sql -> {
                    sql.run(ModelTables.ANALYZE);
                    return true;
                });
    }

    void takeOver() {
        inTransaction(
                dataSource,
                sql -> {
                    sql.run(TAKE_OVER);
                    return true;
                });
    }

    /** What is done while the live model stands still. */
    @FunctionalInterface
    public interface Held<T> {
        T with(CutOver live);
    }

    /**
     * Holds the live model where it is, for this long at most; reads of it go on. It goes on when
     * the work ends, when this process does, or when it says nothing for that long.
     */
    public <T> T holdingLive(Duration longest, Held<T> work) {
        return inTransaction(
                dataSource,
                sql -> {
                    sql.run(
                            "set local lock_timeout = '30s'; set local"
                                    + " idle_in_transaction_session_timeout = "
                                    + longest.toMillis());
                    sql.run(ReadModel.ONE_AT_A_TIME);
                    return work.with(new CutOver(this, sql, id, schemaVersion));
                });
    }

    private <T extends @Nullable Object> T ask(Function<Sql, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private static <T> T inTransaction(DataSource dataSource, Function<Sql, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
