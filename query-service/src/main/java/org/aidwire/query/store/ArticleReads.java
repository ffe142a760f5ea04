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
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.jspecify.annotations.Nullable;

/** The articles as they stand now, without those under embargo. */
@ApplicationScoped
public class ArticleReads {

    private static final String PAGE =
            """
            select uri, recordedtime, origin, fallen
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

    /**
     * An article with its standing.
     *
     * @param origin R9, folded; null where unnamed
     */
    public record Row(ArticleOnRecord article, @Nullable String origin, boolean fallen) {}

    private record Standing(String uri, @Nullable String origin, boolean fallen) {}

    /** By recordedtime, then uri. */
    public List<Row> page(@Nullable String uri, @Nullable Place after, int limit) {
        Instant time = after == null ? null : after.recordedtime();
        return reads.read(
                sql -> {
                    List<Standing> standings =
                            sql.list(
                                    PAGE,
                                    row ->
                                            new Standing(
                                                    row.getString("uri"),
                                                    row.getString("origin"),
                                                    row.getBoolean("fallen")),
                                    uri,
                                    uri,
                                    time,
                                    time,
                                    after == null ? null : after.identity(),
                                    limit);
                    return withVersions(sql, standings);
                });
    }

    private static List<Row> withVersions(Sql sql, List<Standing> standings) {
        Map<String, List<Recorded<Article>>> versions = new LinkedHashMap<>();
        new RecordedVersions(sql)
                .articles(standings.stream().map(Standing::uri).toList())
                .forEach(
                        each ->
                                versions.computeIfAbsent(each.event().uri(), _ -> new ArrayList<>())
                                        .add(each));
        return standings.stream()
                .map(
                        standing ->
                                new Row(
                                        new ArticleOnRecord(
                                                Versions.settle(
                                                        Objects.requireNonNull(
                                                                versions.get(standing.uri())))),
                                        standing.origin(),
                                        standing.fallen()))
                .toList();
    }
}
