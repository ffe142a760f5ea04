package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aidwire.query.aid.Versions;
import org.jspecify.annotations.Nullable;

/** The events that were recorded and do not stand, without those of articles under embargo. */
@ApplicationScoped
public class RefusalReads {

    /** Several writers may have sent one content: it is listed once, as first recorded. */
    private static final String PAGE =
            """
            with refused as (
                select 'article' collate "C" as kind, version.uri as identity, version.version,
                       version.refusal as reason, version.recordedtime, version.sha256,
                       version.writer
                from article_version version
                left join article on article.uri = version.uri
                where version.refusal is not null and coalesce(article.on_record, true)
                union all
                select 'statement' collate "C", version.id, version.version, version.refusal,
                       version.recordedtime, version.sha256, version.writer
                from statement_version version
                left join article on article.uri = version.article_uri
                left join statement on statement.id = version.id
                where version.refusal is not null
                  and coalesce(article.on_record, true)
                  and coalesce(statement.on_record, true)
            ), once as (
                select distinct on (kind, identity, version, sha256) *
                from refused
                order by kind, identity, version, sha256, recordedtime, writer
            )
            select kind, identity, version, reason, recordedtime, sha256, writer
            from once
            where ?::timestamptz is null
               or (recordedtime, kind, identity, version, sha256) > (?, ?, ?, ?, ?)
            order by recordedtime, kind, identity, version, sha256
            limit ?
            """;

    private final SnapshotReads reads;

    RefusalReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /** Which kind of event was refused. */
    public enum Kind {
        ARTICLE("article"),
        STATEMENT("statement");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }

        public static Kind of(String wire) {
            return wire.equals(ARTICLE.wire) ? ARTICLE : STATEMENT;
        }
    }

    public record Refusal(
            Kind kind,
            String identity,
            int version,
            Versions.Reason reason,
            Instant recordedtime,
            String sha256,
            String writer) {}

    /** Where in the list a refusal stands. */
    public record After(
            Instant recordedtime, Kind kind, String identity, int version, String sha256) {}

    /** By recordedtime, then kind, identity, version and hash. */
    public List<Refusal> page(@Nullable After after, int limit) {
        Instant time = after == null ? null : after.recordedtime();
        return reads.read(
                sql ->
                        sql.list(
                                PAGE,
                                RefusalReads::refusal,
                                time,
                                time,
                                after == null ? null : after.kind().wire(),
                                after == null ? null : after.identity(),
                                after == null ? 0 : after.version(),
                                after == null ? null : after.sha256(),
                                limit));
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                Kind.of(row.getString("kind")),
                row.getString("identity"),
                row.getInt("version"),
                Versions.Reason.valueOf(row.getString("reason")),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                row.getString("sha256"),
                row.getString("writer"));
    }
}
