package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Denial;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/** Where each statement stands now, and what it weighs. */
public final class StatementTable {

    private static final String READ =
            """
            select id, version, sha256, recordedtime, article_uri, on_record, effective, counted,
                rule, why, moves, denies
            from statement
            where id = any(?)
            """;

    private static final String NAMING =
            """
            select id
            from statement
            where article_uri = any(?)
            """;

    private static final String SAVE =
            """
            insert into statement (id, version, sha256, recordedtime, donor, recipient, aid_ids,
                article_uri, outlet, speaker, act, modality, provenance, pub_status, on_record,
                effective, counted, rule, why, moves, denies)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
            set version = excluded.version,
                sha256 = excluded.sha256,
                recordedtime = excluded.recordedtime,
                donor = excluded.donor,
                recipient = excluded.recipient,
                aid_ids = excluded.aid_ids,
                article_uri = excluded.article_uri,
                outlet = excluded.outlet,
                speaker = excluded.speaker,
                act = excluded.act,
                modality = excluded.modality,
                provenance = excluded.provenance,
                pub_status = excluded.pub_status,
                on_record = excluded.on_record,
                effective = excluded.effective,
                counted = excluded.counted,
                rule = excluded.rule,
                why = excluded.why,
                moves = excluded.moves,
                denies = excluded.denies
            """;

    /**
     * Where a statement stands.
     *
     * @param version with {@code sha256}: the version on record that stands
     * @param recorded when the first version was recorded
     * @param onRecord false while its article is under embargo
     * @param effective null where unknown
     * @param rule why it does not count, or moves nothing; null where it moves or denies
     */
    public record Standing(
            String id,
            int version,
            String sha256,
            Instant recorded,
            @Nullable String articleUri,
            boolean onRecord,
            @Nullable Instant effective,
            boolean counted,
            @Nullable Rule rule,
            @Nullable String why,
            @Nullable Candidate moves,
            @Nullable Denial denies) {}

    /** A standing with the event that stands. */
    public record Row(Standing standing, Statement current) {

        /** Whether lines may come out otherwise than by the standing before. */
        public boolean weighsOtherwiseThan(@Nullable Standing before) {
            if (before == null) {
                return standing.moves() != null || standing.denies() != null;
            }
            return !Objects.equals(standing.moves(), before.moves())
                    || !Objects.equals(standing.denies(), before.denies())
                    || (standing.denies() != null && !standing.sha256().equals(before.sha256()));
        }
    }

    private final Sql sql;

    StatementTable(Sql sql) {
        this.sql = sql;
    }

    /** The standings of those statements that have one, by id. */
    public Map<String, Standing> standings(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.list(READ, StatementTable::standing, ids).stream()
                        .collect(Collectors.toMap(Standing::id, Function.identity()));
    }

    /** Statements whose highest version names one of these articles. */
    public List<String> naming(Collection<String> articleUris) {
        return articleUris.isEmpty()
                ? List.of()
                : sql.list(NAMING, row -> row.getString("id"), articleUris);
    }

    public void save(Collection<Row> rows) {
        sql.each(SAVE, rows.stream().map(StatementTable::columns).toList());
    }

    private static @Nullable Object[] columns(Row row) {
        Standing standing = row.standing();
        Statement current = row.current();
        return new @Nullable Object[] {
            standing.id(),
            standing.version(),
            standing.sha256(),
            standing.recorded(),
            current.aid().donor(),
            current.aid().recipient(),
            LineId.of(current.aid()).stream().map(LineId::aidId).toList(),
            standing.articleUri(),
            current.outlet(),
            current.speaker() == null ? null : current.speaker().name(),
            current.act(),
            current.modality(),
            current.provenance().by(),
            current.pubStatus(),
            standing.onRecord(),
            standing.effective(),
            standing.counted(),
            standing.rule(),
            standing.why(),
            RulesJson.write(standing.moves()),
            RulesJson.write(standing.denies())
        };
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        return new Standing(
                row.getString("id"),
                row.getInt("version"),
                row.getString("sha256"),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                row.getString("article_uri"),
                row.getBoolean("on_record"),
                Sql.instant(row, "effective"),
                row.getBoolean("counted"),
                rule == null ? null : Rule.valueOf(rule),
                row.getString("why"),
                RulesJson.readIfAny(row.getString("moves"), Candidate.class),
                RulesJson.readIfAny(row.getString("denies"), Denial.class));
    }
}
