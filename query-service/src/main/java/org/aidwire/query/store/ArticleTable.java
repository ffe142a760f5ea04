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
import org.jspecify.annotations.Nullable;

/** Where each article stands now; those off record are the due list of embargoes. */
public final class ArticleTable {

    private static final String READ =
            """
            select uri, version, sha256, recordedtime, publication, on_record, embargoed_until,
                fallen, origin, hearsay_depth
            from article
            where uri = any(?)
            """;

    private static final String DUE =
            """
            select uri
            from article
            where not on_record and embargoed_until <= ?
            """;

    private static final String SAVE =
            """
            insert into article (uri, version, sha256, recordedtime, publication, on_record,
                embargoed_until, fallen, origin, hearsay_depth)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (uri) do update
            set version = excluded.version,
                sha256 = excluded.sha256,
                recordedtime = excluded.recordedtime,
                publication = excluded.publication,
                on_record = excluded.on_record,
                embargoed_until = excluded.embargoed_until,
                fallen = excluded.fallen,
                origin = excluded.origin,
                hearsay_depth = excluded.hearsay_depth
            """;

    /**
     * @param version with {@code sha256}: the highest version on record
     * @param recorded when the first version was recorded
     * @param onRecord false while under embargo
     * @param origin by R9, folded; null where unnamed, or off record
     */
    public record Row(
            String uri,
            int version,
            String sha256,
            Instant recorded,
            @Nullable Instant publication,
            boolean onRecord,
            @Nullable Instant embargoedUntil,
            boolean fallen,
            @Nullable String origin,
            int hearsayDepth) {}

    private final Sql sql;

    ArticleTable(Sql sql) {
        this.sql = sql;
    }

    /** The rows of those articles that have one, by uri. */
    public Map<String, Row> rows(Collection<String> uris) {
        return uris.isEmpty()
                ? Map.of()
                : sql.list(READ, ArticleTable::row, uris).stream()
                        .collect(Collectors.toMap(Row::uri, Function.identity()));
    }

    /** Articles off record whose embargo has lifted. */
    public List<String> embargoesLiftedBy(Instant now) {
        return sql.list(DUE, row -> row.getString("uri"), now);
    }

    public void save(Collection<Row> rows) {
        sql.each(
                SAVE,
                rows.stream()
                        .map(
                                row ->
                                        new @Nullable Object[] {
                                            row.uri(),
                                            row.version(),
                                            row.sha256(),
                                            row.recorded(),
                                            row.publication(),
                                            row.onRecord(),
                                            row.embargoedUntil(),
                                            row.fallen(),
                                            row.origin(),
                                            row.hearsayDepth()
                                        })
                        .toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("uri"),
                row.getInt("version"),
                row.getString("sha256"),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                Sql.instant(row, "publication"),
                row.getBoolean("on_record"),
                Sql.instant(row, "embargoed_until"),
                row.getBoolean("fallen"),
                row.getString("origin"),
                row.getInt("hearsay_depth"));
    }
}
