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
              and (?::text is null or uri = ?)
              and (?::timestamptz is null or (recordedtime, uri) > (?, ?))
            order by recordedtime, uri
            limit ?
            """;

    private final SnapshotReads reads;

    ArticleReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /** An article with its standing. */
    public record Row(ArticleOnRecord article, CreditChains.Standing standing) {}

    private record Found(String uri, CreditChains.Standing standing) {}

    /** By recordedtime, then uri. */
    public List<Row> page(@Nullable String uri, @Nullable Place after, int limit) {
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
                                    uri,
                                    uri,
                                    time,
                                    time,
                                    after == null ? null : after.identity(),
                                    limit);
                    return withVersions(sql, found);
                });
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
