package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.aidwire.contract.Act;
import org.aidwire.query.aid.Chronicle;
import org.aidwire.query.aid.EffectiveOrder;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Mention;
import org.jspecify.annotations.Nullable;

/**
 * Chronicles of lines, kept in memory from read to read and brought up to date by what was written
 * since. A bounded number of mentions is kept; lines that were not asked for longest go first.
 *
 * <p>What was written since is told by transaction ids: all that is below the oldest one in flight
 * when a chronicle was read is in it, so later reads ask from there. A snapshot is taken while the
 * pair's lock is held, so no chronicle is newer than the snapshot of the read that uses it.
 */
@ApplicationScoped
public class Chronicles {

    private static final String HORIZON =
            """
            select model::text as model,
                pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
                pg_snapshot_xmax(pg_current_snapshot())::text as newest
            from horizon
            """;

    private static final String ALL =
            """
            select aid_id, statement_id, first, since, null as until, kind, act, flags, effective,
                origin, report, party
            from mention
            where aid_id = ?
            union all
            select aid_id, statement_id, since, since, until, kind, act, flags, effective, origin,
                report, party
            from mention_past
            where aid_id = ?
            """;

    /** Whatever becomes of what was before, its mention is written too. */
    private static final String SINCE =
            """
            with changed as (
                select *
                from mention
                where aid_id = any(?) and written >= ?::xid8
            )
            select aid_id, statement_id, first, since, null as until, kind, act, flags, effective,
                origin, report, party
            from changed
            union all
            select p.aid_id, p.statement_id, p.since, p.since, p.until, p.kind, p.act, p.flags,
                p.effective, p.origin, p.report, p.party
            from changed c
            join mention_past p on p.statement_id = c.statement_id and p.aid_id = c.aid_id
            """;

    private static final Act[] ACTS = Act.values();
    private static final Mention.Kind[] KINDS = Mention.Kind.values();

    /** Of one pair: lines by aidId, each as of {@code oldest}. */
    private static final class Pair {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<String, Chronicle> lines = new HashMap<>();
        private String oldest = "0";
        private String newest = "0";
        private String model = "";

        private long size() {
            return lines.values().stream().mapToLong(each -> 1L + each.size()).sum();
        }
    }

    private final long most;
    private final LinkedHashMap<String, Pair> pairs = new LinkedHashMap<>(16, 0.75f, true);

    Chronicles(ChronicleSettings settings) {
        this.most = settings.mentions();
    }

    /**
     * What is read of a line.
     *
     * @param lines the line and those above it, on which anything was said
     * @param ofPair the pair's statements without items; null without any, or where not asked for
     */
    record OfLine(Map<LineId, Chronicle> lines, @Nullable Chronicle ofPair) {}

    /** Of these lines and those above them. To be called first in a transaction of one snapshot. */
    Map<LineId, Chronicle> of(Sql sql, String donor, String recipient, Collection<LineId> asked) {
        Map<String, LineId> wanted = new LinkedHashMap<>();
        for (LineId line : asked) {
            wanted.put(line.aidId(), line);
            line.above().forEach(above -> wanted.putIfAbsent(above.aidId(), above));
        }
        Map<LineId, Chronicle> lines = new LinkedHashMap<>();
        read(sql, MentionTable.pair(donor, recipient), wanted.keySet())
                .forEach((aidId, found) -> lines.put(wanted.get(aidId), found));
        return lines;
    }

    /** To be called first in a transaction of one snapshot. */
    OfLine of(Sql sql, LineId line, boolean withPair) {
        Map<String, LineId> wanted = new LinkedHashMap<>();
        wanted.put(line.aidId(), line);
        line.above().forEach(above -> wanted.put(above.aidId(), above));
        String pairId = MentionTable.pair(line.donor(), line.recipient());
        Set<String> aidIds = new LinkedHashSet<>(wanted.keySet());
        if (withPair) {
            aidIds.add(pairId);
        }
        Map<String, Chronicle> found = read(sql, pairId, aidIds);
        Map<LineId, Chronicle> lines = new LinkedHashMap<>();
        wanted.forEach(
                (aidId, each) -> {
                    Chronicle chronicle = found.get(aidId);
                    if (chronicle != null) {
                        lines.put(each, chronicle);
                    }
                });
        return new OfLine(lines, found.get(pairId));
    }

    /** By aidId, those of which anything is on record. */
    private Map<String, Chronicle> read(Sql sql, String pairId, Set<String> aidIds) {
        Pair pair = pair(pairId);
        pair.lock.lock();
        try {
            refresh(sql, pair);
            Map<String, Chronicle> found = new LinkedHashMap<>();
            for (String aidId : aidIds) {
                Chronicle chronicle =
                        pair.lines.computeIfAbsent(
                                aidId,
                                _ ->
                                        Chronicle.of(
                                                sql.list(ALL, Chronicles::mention, aidId, aidId)));
                if (chronicle.size() > 0) {
                    found.put(aidId, chronicle);
                }
            }
            return found;
        } finally {
            pair.lock.unlock();
            shed();
        }
    }

    private synchronized Pair pair(String pairId) {
        return pairs.computeIfAbsent(pairId, _ -> new Pair());
    }

    /** Lets go of what was not asked for longest; a read that holds it goes on with it. */
    private synchronized void shed() {
        long held = pairs.values().stream().mapToLong(Pair::size).sum();
        var eldest = pairs.values().iterator();
        while (held > most && pairs.size() > 1 && eldest.hasNext()) {
            held -= eldest.next().size();
            eldest.remove();
        }
    }

    private record Horizon(String model, String oldest, String newest) {}

    private static void refresh(Sql sql, Pair pair) {
        Horizon horizon =
                Objects.requireNonNull(
                        sql.first(
                                HORIZON,
                                row ->
                                        new Horizon(
                                                row.getString("model"),
                                                row.getString("oldest"),
                                                row.getString("newest"))));
        if (!horizon.model().equals(pair.model) || isOlder(horizon.newest(), pair.newest)) {
            pair.lines.clear();
        } else if (!pair.lines.isEmpty() && !horizon.newest().equals(pair.newest)) {
            Map<String, List<Mention>> changed = new HashMap<>();
            sql.list(
                    SINCE,
                    row ->
                            changed.computeIfAbsent(row.getString("aid_id"), _ -> new ArrayList<>())
                                    .add(mention(row)),
                    pair.lines.keySet(),
                    pair.oldest);
            changed.forEach(
                    (aidId, mentions) ->
                            pair.lines.computeIfPresent(aidId, (_, line) -> line.with(mentions)));
        }
        pair.oldest = horizon.oldest();
        pair.newest = horizon.newest();
        pair.model = horizon.model();
    }

    /** Another server of the same store may lag behind the one that was read before. */
    private static boolean isOlder(String one, String other) {
        return Long.parseUnsignedLong(one) < Long.parseUnsignedLong(other);
    }

    private static Mention mention(ResultSet row) throws SQLException {
        int act = row.getInt("act");
        Act known = row.wasNull() ? null : ACTS[act];
        long effective = row.getLong("effective");
        Instant time = row.wasNull() ? null : Micros.instant(effective);
        return new Mention(
                row.getString("statement_id"),
                Micros.instant(row.getLong("first")),
                Micros.instant(row.getLong("since")),
                until(row),
                KINDS[row.getInt("kind")],
                known,
                row.getInt("flags"),
                known == null ? new EffectiveOrder(time, 0) : EffectiveOrder.of(time, known),
                name(row, "origin"),
                name(row, "report"),
                party(row.getString("party")));
    }

    private static @Nullable Instant until(ResultSet row) throws SQLException {
        long until = row.getLong("until");
        return row.wasNull() ? null : Micros.instant(until);
    }

    private static @Nullable Long name(ResultSet row, String column) throws SQLException {
        long name = row.getLong(column);
        return row.wasNull() ? null : name;
    }

    private static @Nullable String party(@Nullable String party) {
        return party == null ? null : party.intern();
    }
}
