package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
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
                                    row ->
                                            new Found(
                                                    row.getString("uri"),
                                                    new CreditChains.Standing(
                                                            row.getBoolean("fallen"),
                                                            row.getString("origin"),
                                                            row.getInt("hearsay_depth"))),
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
