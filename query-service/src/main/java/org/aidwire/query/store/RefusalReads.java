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

    private static final String PAGE =
            """
            select kind, identity, version, reason, recordedtime, sha256, writer
            from (
                select 'article' collate "C" as kind, refused.uri as identity, refused.version,
                       refused.refusal as reason, refused.recordedtime, refused.sha256,
                       refused.writer
                from article_version refused
                left join article on article.uri = refused.uri
                where refused.refusal is not null and coalesce(article.on_record, true)
                union all
                select 'statement' collate "C", refused.id, refused.version, refused.refusal,
                       refused.recordedtime, refused.sha256, refused.writer
                from statement_version refused
                left join article on article.uri = refused.article_uri
                left join statement on statement.id = refused.id
                where refused.refusal is not null
                  and coalesce(article.on_record, true)
                  and coalesce(statement.on_record, true)
            ) refused
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
