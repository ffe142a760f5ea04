package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.query.aid.ArticleOnRecord;
import org.aidwire.query.aid.CreditChains;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.jspecify.annotations.Nullable;

/** The articles as they stand now, without those under embargo. */
@ApplicationScoped
public class ArticleReads {

    private static final String PAGE =
            """
            select uri, recordedtime, origin, fallen, hearsay_depth
            from article
            where on_record
              and (?::timestamptz is null or (recordedtime, uri) > (?, ?))
            order by recordedtime, uri
            limit ?
            """;

    private static final String THESE =
            """
            select uri, origin, fallen, hearsay_depth
            from article
            where uri = any(?)
            """;

    private final SnapshotReads reads;
    private final RowReads rows;

    ArticleReads(SnapshotReads reads, RowReads rows) {
        this.reads = reads;
        this.rows = rows;
    }

    /** An article with its standing. */
    public record Row(ArticleOnRecord article, CreditChains.Standing standing) {}

    private record Found(String uri, CreditChains.Standing standing) {}

    /** By recordedtime, then uri. */
    public List<Row> page(@Nullable Place after, int limit) {
        Instant time = after == null ? null : after.recordedtime();
        return reads.read(
                sql -> {
                    List<Found> found =
                            sql.list(
                                    PAGE,
                                    ArticleReads::found,
                                    time,
                                    time,
                                    after == null ? null : after.identity(),
                                    limit);
                    return withVersions(sql, found);
                });
    }

    /** Null where it is not on record. */
    public @Nullable Row find(String uri) {
        Found found = rows.read(() -> standing(uri));
        return found == null
                ? null
                : reads.read(sql -> withVersions(sql, List.of(found))).getFirst();
    }

    private static @Nullable Found standing(String uri) {
        ArticleRow row = ArticleRow.findById(uri);
        return row == null || !row.onRecord
                ? null
                : new Found(
                        uri, new CreditChains.Standing(row.fallen, row.origin, row.hearsayDepth));
    }

    /** These, in this order, within a read's own snapshot. */
    static List<Row> rows(Sql sql, List<String> uris) {
        if (uris.isEmpty()) {
            return List.of();
        }
        Map<String, Found> found = new HashMap<>();
        sql.list(THESE, ArticleReads::found, uris).forEach(each -> found.put(each.uri(), each));
        return withVersions(sql, uris.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("uri"),
                new CreditChains.Standing(
                        row.getBoolean("fallen"),
                        row.getString("origin"),
                        row.getInt("hearsay_depth")));
    }

    private static List<Row> withVersions(Sql sql, List<Found> found) {
        Map<String, List<Recorded<Article>>> versions = new LinkedHashMap<>();
        new RecordedVersions(sql)
                .articles(found.stream().map(Found::uri).toList())
                .forEach(
                        each ->
                                versions.computeIfAbsent(each.event().uri(), _ -> new ArrayList<>())
                                        .add(each));
        return found.stream()
                .map(
                        each ->
                                new Row(
                                        new ArticleOnRecord(
                                                Versions.settle(
                                                        Objects.requireNonNull(
                                                                versions.get(each.uri())))),
                                        each.standing()))
                .toList();
    }
}
