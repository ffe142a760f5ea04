package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/** The statements as they stand now, without those of articles under embargo. */
@ApplicationScoped
public class StatementReads {

    /** Several writers may have sent one content: its event is the same in each row. */
    private static final String PAGE =
            """
            select version.event, standing.recordedtime, standing.counted, standing.rule,
                standing.why, standing.effective
            from statement standing
            cross join lateral (
                select event
                from statement_version
                where id = standing.id
                  and version = standing.version
                  and sha256 = standing.sha256
                limit 1
            ) version
            where standing.on_record
              and (?::text is null or standing.article_uri = ?)
              and (?::text is null or standing.donor = ?)
              and (?::text is null or standing.recipient = ?)
              and (?::text is null or standing.act = ?)
              and (?::text is null
                   or standing.speaker = ?
                   or version.event::jsonb #>> '{speaker,affiliation}' = ?)
              and (?::text is null or standing.provenance = ?)
              and (?::text is null or standing.pub_status = ?)
              and (?::timestamptz is null or (standing.recordedtime, standing.id) > (?, ?))
            order by standing.recordedtime, standing.id
            limit ?
            """;

    private final SnapshotReads reads;
    private final RowReads rows;

    StatementReads(SnapshotReads reads, RowReads rows) {
        this.reads = reads;
        this.rows = rows;
    }

    /** The version of a statement that stands, with what the rules made of it. */
    public record Row(
            Statement statement,
            Instant recordedtime,
            boolean counted,
            @Nullable Rule rule,
            @Nullable String why,
            @Nullable Instant effective) {}

    /**
     * What statements are wanted; null wants any.
     *
     * @param article a uri
     * @param speaker a name as written, or the code of an affiliation
     */
    public record Wanted(
            @Nullable String article,
            @Nullable String donor,
            @Nullable String recipient,
            @Nullable Act act,
            @Nullable String speaker,
            @Nullable ProvenanceBy provenance,
            @Nullable PubStatus pubStatus) {}

    /** By recordedtime, then id. */
    public List<Row> page(Wanted wanted, @Nullable Place after, int limit) {
        Instant time = after == null ? null : after.recordedtime();
        return reads.read(
                sql ->
                        sql.list(
                                PAGE,
                                StatementReads::row,
                                wanted.article(),
                                wanted.article(),
                                wanted.donor(),
                                wanted.donor(),
                                wanted.recipient(),
                                wanted.recipient(),
                                wanted.act(),
                                wanted.act(),
                                wanted.speaker(),
                                wanted.speaker(),
                                wanted.speaker(),
                                wanted.provenance(),
                                wanted.provenance(),
                                wanted.pubStatus(),
                                wanted.pubStatus(),
                                time,
                                time,
                                after == null ? null : after.identity(),
                                limit));
    }

    /** Null where it is not on record, or its article is under embargo. */
    public @Nullable Row find(String id) {
        StatementRow standing = rows.read(() -> StatementRow.<StatementRow>findById(id));
        return standing == null || !standing.onRecord
                ? null
                : reads.read(
                        sql ->
                                new RecordedVersions(sql)
                                        .statements(List.of(id)).stream()
                                                .filter(each -> isHighest(each, standing))
                                                .findFirst()
                                                .map(each -> row(standing, each.event()))
                                                .orElseThrow());
    }

    /** Of equal contents by several writers any will do. */
    private static boolean isHighest(Recorded<Statement> each, StatementRow standing) {
        return each.event().version() == standing.version && each.sha256().equals(standing.sha256);
    }

    private static Row row(StatementRow standing, Statement statement) {
        return new Row(
                statement,
                standing.recordedtime,
                standing.counted,
                standing.rule == null ? null : Rule.valueOf(standing.rule),
                standing.why,
                standing.effective);
    }

    static Row row(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        return new Row(
                (Statement) EventJson.reread(EventType.STATEMENT, row.getString("event")),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                row.getBoolean("counted"),
                rule == null ? null : Rule.valueOf(rule),
                row.getString("why"),
                Sql.instant(row, "effective"));
    }
}
