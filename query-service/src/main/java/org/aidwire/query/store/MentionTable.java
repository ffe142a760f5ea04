package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Mention;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.jspecify.annotations.Nullable;

/**
 * Which statements concern which lines, what they weigh there, and since when that holds: what the
 * past of a line is read from. Follows every change of a statement's standing, and what was
 * recorded late.
 */
public final class MentionTable {

    private static final String STORED =
            """
            select aid_id, statement_id, first, since
            from mention
            where statement_id = any(?)
            """;

    private static final String SAVE =
            """
            insert into mention (aid_id, statement_id, article_uri, first, since, kind, act, flags,
                effective, origin, report, party)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (aid_id, statement_id) do update
            set article_uri = excluded.article_uri,
                written = pg_current_xact_id(),
                first = excluded.first,
                since = excluded.since,
                kind = excluded.kind,
                act = excluded.act,
                flags = excluded.flags,
                effective = excluded.effective,
                origin = excluded.origin,
                report = excluded.report,
                party = excluded.party
            """;

    private static final String FORGET_LATER =
            """
            delete from mention_past p
            using unnest(?::text[], ?::bigint[]) as f (id, time)
            where p.statement_id = f.id and p.since >= f.time
            """;

    private static final String CUT =
            """
            update mention_past p
            set until = f.time
            from unnest(?::text[], ?::bigint[]) as f (id, time)
            where p.statement_id = f.id and p.until > f.time
            """;

    private static final String KEEP =
            """
            insert into mention_past (aid_id, statement_id, since, until, kind, act, flags,
                effective, origin, report, party, rule, why, moves)
            select m.aid_id, m.statement_id, m.since, f.time, m.kind, m.act, m.flags, m.effective,
                m.origin, m.report, m.party, s.rule, s.why, s.moves
            from unnest(?::text[], ?::bigint[]) as f (id, time)
            join mention m on m.statement_id = f.id and m.since < f.time
            join statement s on s.id = f.id
            """;

    private static final String BEGIN_ANEW =
            """
            update mention m
            set since = greatest(m.since, f.time), written = pg_current_xact_id()
            from unnest(?::text[], ?::bigint[]) as f (id, time)
            where m.statement_id = f.id
            """;

    private static final String SETTLE =
            """
            update mention m
            set since = f.time, written = pg_current_xact_id()
            from unnest(?::text[], ?::bigint[]) as f (id, time)
            where m.statement_id = f.id and m.since < f.time
            """;

    /** Never: a statement whose versions name several articles is folded from its versions. */
    private static final long NEVER = Long.MAX_VALUE;

    private record Stored(String aidId, String statementId, long first, long since) {}

    private final Sql sql;

    MentionTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Keeps what statements were, before they become something else.
     *
     * @param from from when on they may be something else, by id
     */
    public void retire(Map<String, Instant> from) {
        if (from.isEmpty()) {
            return;
        }
        List<String> ids = List.copyOf(from.keySet());
        long[] times =
                ids.stream()
                        .mapToLong(id -> Micros.of(Objects.requireNonNull(from.get(id))))
                        .toArray();
        for (String statement : List.of(FORGET_LATER, CUT, KEEP, BEGIN_ANEW)) {
            sql.update(statement, ids, times);
        }
    }

    /**
     * Follows statements.
     *
     * @param rows those just recorded, and those that stand otherwise than before
     * @param recorded all versions of those just recorded, by id
     * @param reach how far back that changes the past
     */
    public void follow(
            Collection<StatementTable.Row> rows,
            Map<String, Versions<Statement>> recorded,
            Reach reach) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, List<Stored>> stored =
                sql
                        .list(
                                STORED,
                                MentionTable::stored,
                                rows.stream().map(row -> row.standing().id()).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Stored::statementId));
        SettledArticles settled = new SettledArticles(sql, this);
        SpannedTable.Noted spans =
                new SpannedTable(sql).note(recorded, stored.keySet(), reach, settled);
        Map<String, Long> articles =
                settled.since(
                        rows.stream()
                                .map(row -> row.standing().articleUri())
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        List<@Nullable Object[]> saved = new ArrayList<>();
        for (StatementTable.Row row : rows) {
            String id = row.standing().id();
            List<Stored> before = stored.getOrDefault(id, List.of());
            Life life = life(before, recorded.get(id));
            long since =
                    Stream.of(
                                    ofArticle(articles, row),
                                    ofArticle(spans.last(), row),
                                    spans.above().get(id),
                                    life.since())
                            .filter(Objects::nonNull)
                            .max(Long::compare)
                            .orElseThrow();
            saved.addAll(columns(row, lines(row, before, recorded.get(id)), life.first(), since));
        }
        sql.each(SAVE, saved);
        settle(spans.below(), reach);
    }

    /** What may have stood otherwise for a while of the past. */
    private void settle(Map<String, Long> since, Reach reach) {
        if (since.isEmpty()) {
            return;
        }
        retire(since.keySet().stream().collect(Collectors.toMap(id -> id, _ -> reach.earliest())));
        List<String> ids = List.copyOf(since.keySet());
        sql.update(
                SETTLE,
                ids,
                ids.stream().mapToLong(id -> Objects.requireNonNull(since.get(id))).toArray());
    }

    private static @Nullable Long ofArticle(Map<String, Long> times, StatementTable.Row row) {
        String uri = row.standing().articleUri();
        return uri == null ? null : times.get(uri);
    }

    /** When a statement was first recorded, and since when its own versions are what they are. */
    private record Life(long first, long since) {}

    private static Life life(List<Stored> before, @Nullable Versions<Statement> versions) {
        long first = before.stream().mapToLong(Stored::first).min().orElse(Long.MAX_VALUE);
        long since = before.stream().mapToLong(Stored::since).max().orElse(Long.MIN_VALUE);
        if (versions != null) {
            first =
                    Math.min(
                            first,
                            copies(versions).mapToLong(Micros::recorded).min().orElseThrow());
            since =
                    Math.max(
                            since,
                            articlesNamed(versions).size() > 1
                                    ? NEVER
                                    : versions.standing().stream()
                                            .mapToLong(Micros::recorded)
                                            .max()
                                            .orElseThrow());
        }
        return new Life(first, since);
    }

    /** Empty for none. */
    static Set<String> articlesNamed(Versions<Statement> versions) {
        return copies(versions)
                .map(each -> each.event().article())
                .map(named -> named == null ? "" : named.uri())
                .collect(Collectors.toSet());
    }

    static Stream<Recorded<Statement>> copies(Versions<Statement> versions) {
        return Stream.concat(
                versions.standing().stream(),
                versions.refused().stream().map(Versions.Refused::event));
    }

    /** The lines of all versions; true where the version that stands is of it. */
    private static Map<String, Boolean> lines(
            StatementTable.Row row, List<Stored> before, @Nullable Versions<Statement> versions) {
        Map<String, Boolean> lines = new LinkedHashMap<>();
        before.forEach(each -> lines.put(each.aidId(), false));
        if (versions != null) {
            copies(versions)
                    .flatMap(each -> linesOf(each.event().aid()).stream())
                    .forEach(line -> lines.put(line, false));
        }
        linesOf(row.current().aid()).forEach(line -> lines.put(line, true));
        return lines;
    }

    /** The lines that aid touches; without items its pair, kr.ua. */
    private static Set<String> linesOf(Aid aid) {
        return aid.items().isEmpty()
                ? Set.of(pair(aid.donor(), aid.recipient()))
                : LineId.of(aid).stream().map(LineId::aidId).collect(Collectors.toSet());
    }

    static String pair(String donor, String recipient) {
        String item = "OTHER";
        String aidId = new LineId(donor, recipient, item, null).aidId();
        return aidId.substring(0, aidId.length() - item.length() - 1);
    }

    private static List<@Nullable Object[]> columns(
            StatementTable.Row row, Map<String, Boolean> lines, long first, long since) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        StatementTable.Standing standing = row.standing();
        lines.forEach(
                (aidId, isCurrent) -> {
                    Mention mention = mention(standing, isCurrent);
                    Act act = mention.act();
                    Instant effective = mention.order().time();
                    rows.add(
                            new @Nullable Object[] {
                                aidId,
                                standing.id(),
                                standing.articleUri(),
                                first,
                                since,
                                mention.kind().ordinal(),
                                act == null ? null : act.ordinal(),
                                mention.flags(),
                                effective == null ? null : Micros.of(effective),
                                mention.origin(),
                                mention.report(),
                                mention.party()
                            });
                });
        return rows;
    }

    private static Mention mention(StatementTable.Standing standing, boolean isCurrent) {
        Instant any = Instant.EPOCH;
        if (isCurrent && standing.moves() != null) {
            return Mention.of(standing.moves(), any, any);
        }
        if (isCurrent && standing.denies() != null) {
            return Mention.of(standing.denies(), any, any);
        }
        Mention.Kind kind =
                !isCurrent || !standing.onRecord()
                        ? Mention.Kind.ABSENT
                        : standing.counted() ? Mention.Kind.MUTE : Mention.Kind.DISCOUNTED;
        return Mention.of(standing.id(), kind, standing.effective(), any, any);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("aid_id"),
                row.getString("statement_id"),
                row.getLong("first"),
                row.getLong("since"));
    }
}
