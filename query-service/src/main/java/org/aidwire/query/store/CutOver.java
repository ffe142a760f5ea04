package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The live model, held where it is, and the one that is to take its place: compared at the same
 * positions, and exchanged in the transaction that holds it.
 *
 * <p>Nothing is written here that a reader could find half: what the other model holds was
 * committed before, and its tables take their names all at once. A reader that is at work is waited
 * for; one that comes meanwhile waits a moment and finds the new tables.
 */
public final class CutOver {

    private static final String DIGESTS =
            """
            select
                (select count(*) from public.line) as live_lines,
                (select encode(sha256(coalesce(string_agg(
                    sha256(convert_to(aid_id || ' ' || state, 'UTF8')), ''::bytea order by aid_id), '')), 'hex')
                from public.line) as live_digest,
                (select count(*) from aidwire_building.line) as built_lines,
                (select encode(sha256(coalesce(string_agg(
                    sha256(convert_to(aid_id || ' ' || state, 'UTF8')), ''::bytea order by aid_id), '')), 'hex')
                from aidwire_building.line) as built_digest
            """;

    private static final String DIFFERENCES =
            """
            select coalesce(live.aid_id, built.aid_id) as aid_id, live.state as live,
                built.state as built, built.revision,
                coalesce((
                    select last.revision
                    from public.change last
                    where last.aid_id = coalesce(live.aid_id, built.aid_id)
                    order by last.cursor desc
                    limit 1), 0) as last_revision
            from public.line live
            full join aidwire_building.line built on built.aid_id = live.aid_id
            where live.state is distinct from built.state
            order by 1
            """;

    private static final String LAST_CURSOR =
            "select coalesce(max(cursor), 0) as last from public.change";

    private static final String APPEND =
            """
            insert into public.change (cursor, aid_id, revision, before, after, rule, changed_at)
            values (?, ?, ?, ?, ?, ?, coalesce(
                (select updated_at from aidwire_building.line where aid_id = ?),
                clock_timestamp()))
            """;

    /** Records that one of the models took and the other did not. */
    private static final String PARKED =
            """
            update public.parked live
            set replayed_at = now(), requested_at = null
            where live.replayed_at is null
                and live.record_offset < (
                    select next_offset
                    from aidwire_building.consumed
                    where topic = live.topic and partition = live.partition)
                and not exists (
                    select
                    from aidwire_building.parked built
                    where (built.topic, built.partition, built.record_offset)
                        = (live.topic, live.partition, live.record_offset));

            update public.parked live
            set replayed_at = null, failures = live.failures + 1, failed_at = now(),
                failed_reason = built.reason, failed_detail = built.detail,
                failed_build = built.build
            from aidwire_building.parked built
            where live.replayed_at is not null
                and (built.topic, built.partition, built.record_offset)
                    = (live.topic, live.partition, live.record_offset);

            insert into public.parked (topic, partition, record_offset, record_key, headers, value,
                reason, detail, parked_at, build)
            select topic, partition, record_offset, record_key, headers, value, reason, detail,
                parked_at, build
            from aidwire_building.parked
            on conflict do nothing;
            """;

    /** Numbers of versions go on upwards, though they are another model's. */
    private static final String HORIZON =
            """
            update aidwire_building.horizon built
            set judged_at = greatest(built.judged_at, live.judged_at),
                version = greatest(built.version, live.version)
            from public.horizon live
            """;

    private static final String SWITCHED =
            """
            update public.rebuild
            set state = 'SWITCHED', switched_at = now(), lines = ?, differing = ?, kept_in = ?,
                forget_at = now() + make_interval(secs => ?)
            where id = ?
            """;

    /**
     * How long readers queue behind a lock that is not to be had, before they are let go first.
     * Longer than the second after which Postgres sends its own cleaning away.
     */
    private static final String LOCK_SOON = "set local lock_timeout = '1500ms'";

    /** For a minute altogether, with the pauses; the longest read takes a third of that. */
    private static final int TRIES = 40;

    private static final long PAUSE_MILLIS = 500;

    /**
     * A line that is otherwise in the model that is to come.
     *
     * @param live its state as it is served; null where it is not, or cannot be read
     */
    public record Difference(
            String aidId, @Nullable LineState live, @Nullable LineState built, long revision) {}

    /** What the comparison says. */
    public record Comparison(
            long liveLines,
            String liveDigest,
            long builtLines,
            String builtDigest,
            List<Difference> differences) {

        public Comparison {
            differences = List.copyOf(differences);
        }

        public boolean isEqual() {
            return liveDigest.equals(builtDigest);
        }
    }

    private final Rebuild rebuild;
    private final Sql sql;
    private final long id;
    private final String schemaVersion;

    CutOver(Rebuild rebuild, Sql sql, long id, String schemaVersion) {
        this.rebuild = rebuild;
        this.sql = sql;
        this.id = id;
        this.schemaVersion = schemaVersion;
    }

    /** Where the live model stands still. */
    public Map<PositionTable.Partition, Long> positions() {
        return Rebuild.livePositions(sql);
    }

    /** The time by which the live model judged embargoes last. */
    public Instant judgedAt() {
        return Rebuild.judgedAt(sql);
    }

    /** Compares the two, line by line. They are to be at the same positions. */
    public Comparison compare() {
        List<Difference> differences = sql.list(DIFFERENCES, CutOver::difference);
        return Objects.requireNonNull(
                sql.first(
                        DIGESTS,
                        row ->
                                new Comparison(
                                        row.getLong("live_lines"),
                                        row.getString("live_digest"),
                                        row.getLong("built_lines"),
                                        row.getString("built_digest"),
                                        differences)));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        LineState built = RulesJson.readIfAny(row.getString("built"), LineState.class);
        return new Difference(
                row.getString("aid_id"),
                live(row.getString("live")),
                built,
                built == null ? row.getLong("last_revision") + 1 : row.getLong("revision"));
    }

    private static @Nullable LineState live(@Nullable String state) {
        try {
            return RulesJson.readIfAny(state, LineState.class);
        } catch (IllegalStateException unreadable) {
            return null;
        }
    }

    /**
     * Puts the other model in the live one's place; what differs is told in the change log. It
     * takes effect with the end of the hold.
     *
     * @param keep how long the replaced tables are kept
     * @throws StoreFailure where readers are in the way for too long
     */
    public void exchange(Duration keep) {
        if (!Rebuild.schemaVersion(sql).equals(schemaVersion)) {
            throw new IllegalStateException(
                    "the tables were migrated since the rebuild was begun; begin it anew");
        }
        rebuild.takeOver();
        // Once more, for the revisions that were just given.
        Comparison comparison = compare();
        // Readers whose snapshot is older than that have come to their tables by then.
        pause();
        lockAll();
        append(comparison.differences());
        String keptIn = "aidwire_before_" + id;
        sql.run(PARKED);
        sql.run(HORIZON);
        sql.update(
                SWITCHED,
                comparison.builtLines(),
                comparison.differences().size(),
                keptIn,
                (double) keep.toSeconds(),
                id);
        sql.run(ModelTables.exchange(keptIn));
    }

    private void append(List<Difference> differences) {
        long cursor = Objects.requireNonNull(sql.first(LAST_CURSOR, row -> row.getLong("last")));
        List<@Nullable Object[]> entries = new ArrayList<>();
        for (Difference each : differences) {
            LineState built = each.built();
            if (each.live() == null && built == null) {
                continue;
            }
            cursor++;
            entries.add(
                    new @Nullable Object[] {
                        cursor,
                        each.aidId(),
                        each.revision(),
                        RulesJson.write(each.live()),
                        RulesJson.write(built),
                        built == null ? Rule.R0 : built.rule(),
                        each.aidId()
                    });
        }
        sql.each(APPEND, entries);
    }

    private void lockAll() {
        sql.run(LOCK_SOON);
        for (int tried = 1; ; tried++) {
            sql.run("savepoint unlocked");
            try {
                sql.run(ModelTables.LOCK_ALL);
                return;
            } catch (StoreFailure failure) {
                if (failure.kind() != StoreFailure.Kind.TRANSIENT || tried >= TRIES) {
                    throw failure;
                }
                sql.run("rollback to savepoint unlocked");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the exchange was interrupted", e);
        }
    }
}
