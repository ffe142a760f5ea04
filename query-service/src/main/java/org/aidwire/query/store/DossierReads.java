package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Article;
import org.aidwire.query.aid.Dossier;
import org.jspecify.annotations.Nullable;

/** What stands on record between two now, part by part. */
@ApplicationScoped
public class DossierReads {

    private static final String ON_RECORD =
            """
            select exists (
                    select from statement
                    where donor = ? and recipient = ? and counted and on_record)
                or exists (select from line where donor = ? and recipient = ?) as found
            """;

    private static final String STATEMENTS =
            """
            select wanted.section, standing.recordedtime, standing.counted, standing.rule,
                standing.why, standing.effective, version.event
            from unnest(?::text[]) as wanted (section)
            cross join lateral (
                select *
                from statement s
                where s.donor = ? and s.recipient = ? and s.section = wanted.section
                    and (s.recordedtime, s.id) > (?, ?)
                order by s.recordedtime, s.id
                limit ?
            ) as standing
            cross join lateral (
                select event
                from statement_version v
                where v.id = standing.id
                    and v.version = standing.version
                    and v.sha256 = standing.sha256
                limit 1
            ) as version
            order by standing.recordedtime, standing.id
            """;

    private static final String ARTICLES =
            """
            select article_uri
            from pair_article
            where donor = ? and recipient = ? and (recordedtime, article_uri) > (?, ?)
            order by recordedtime, article_uri
            limit ?
            """;

    private static final String ORIGINS =
            """
            select nullif(origin, '') as origin, sum(reports) as reports,
                max(hearsay_depth) as depth
            from pair_origin
            where donor = ? and recipient = ? and reports > 0
            group by origin
            order by sum(reports) desc, nullif(origin, '') nulls last
            limit ?
            """;

    private static final String IS_LONG =
            """
            select exists (
                    select from pair_article
                    where donor = ? and recipient = ?
                    offset ?)
                or exists (
                    select
                    from unnest(?::text[]) as wanted (section)
                    cross join lateral (
                        select from statement s
                        where s.donor = ? and s.recipient = ? and s.section = wanted.section
                        offset ?
                        limit 1
                    ) as beyond) as found
            """;

    /** By uri the first articles that go back to each: as a rule the first one names it. */
    private static final String OF_ORIGINS =
            """
            select o.origin, first.article_uri
            from unnest(?::text[]) as o (origin)
            cross join lateral (
                select article_uri
                from pair_article
                where donor = ? and recipient = ? and origin = o.origin
                order by article_uri
                limit ?
            ) as first
            order by first.article_uri
            """;

    /** More articles are not looked through for the way an outlet is written. */
    private static final int MOST_LOOKED_THROUGH = 50;

    private static final List<String> SECTIONS =
            Arrays.stream(Dossier.Section.values()).map(Enum::name).toList();

    private final SnapshotReads reads;

    DossierReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /**
     * A part of a dossier.
     *
     * @param statements each list by recordedtime, then id
     * @param articles by recordedtime, then uri
     */
    public record Part(
            Map<Dossier.Section, List<StatementReads.Row>> statements,
            List<Dossier.Origin> origins,
            List<ArticleReads.Row> articles) {}

    /** How many entries of each list to show at once where nobody said. */
    public int length(String donor, String recipient) {
        return reads.read(
                sql ->
                        Boolean.TRUE.equals(
                                        sql.first(
                                                IS_LONG,
                                                row -> row.getBoolean("found"),
                                                donor,
                                                recipient,
                                                Dossier.WHOLE,
                                                SECTIONS,
                                                donor,
                                                recipient,
                                                Dossier.WHOLE))
                                ? Dossier.PART
                                : Dossier.WHOLE);
    }

    /**
     * Up to {@code limit} entries of each list later than {@code after}, and one more where it goes
     * on; the origins with most reports at the start alone. Null where nothing is on record.
     */
    public @Nullable Part part(String donor, String recipient, @Nullable Place after, int limit) {
        return reads.read(
                sql -> {
                    boolean found =
                            Boolean.TRUE.equals(
                                    sql.first(
                                            ON_RECORD,
                                            row -> row.getBoolean("found"),
                                            donor,
                                            recipient,
                                            donor,
                                            recipient));
                    return found ? new PairRead(sql, donor, recipient).part(after, limit) : null;
                });
    }

    /** One read of one pair. */
    private record PairRead(Sql sql, String donor, String recipient) {

        Part part(@Nullable Place after, int limit) {
            Instant time = after == null ? Instant.MIN : after.recordedtime();
            String identity = after == null ? "" : after.identity();
            Map<Dossier.Section, List<StatementReads.Row>> statements =
                    new EnumMap<>(Dossier.Section.class);
            sql.list(
                    STATEMENTS,
                    row ->
                            statements
                                    .computeIfAbsent(
                                            Dossier.Section.valueOf(row.getString("section")),
                                            _ -> new ArrayList<>())
                                    .add(StatementReads.row(row)),
                    SECTIONS,
                    donor,
                    recipient,
                    time,
                    identity,
                    limit + 1);
            List<String> uris =
                    sql.list(
                            ARTICLES,
                            row -> row.getString("article_uri"),
                            donor,
                            recipient,
                            time,
                            identity,
                            limit + 1);
            return new Part(
                    statements,
                    after == null ? origins(limit) : List.of(),
                    ArticleReads.rows(sql, uris));
        }

        private record Counted(@Nullable String origin, int reports, int depth) {}

        private List<Dossier.Origin> origins(int limit) {
            List<Counted> counted =
                    sql.list(
                            ORIGINS,
                            row ->
                                    new Counted(
                                            row.getString("origin"),
                                            row.getInt("reports"),
                                            row.getInt("depth")),
                            donor,
                            recipient,
                            limit);
            Set<String> named = new HashSet<>();
            counted.stream().map(Counted::origin).filter(Objects::nonNull).forEach(named::add);
            Map<String, String> written = written(named, 1);
            named.removeAll(written.keySet());
            written.putAll(written(named, MOST_LOOKED_THROUGH));
            return Dossier.sorted(
                    counted.stream()
                            .map(
                                    each ->
                                            new Dossier.Origin(
                                                    each.origin() == null
                                                            ? null
                                                            : written.getOrDefault(
                                                                    each.origin(), each.origin()),
                                                    each.reports(),
                                                    each.depth()))
                            .toList());
        }

        /** How outlets are written in the articles that go back to them, where they are. */
        private Map<String, String> written(Set<String> origins, int lookedThrough) {
            Map<String, List<String>> uris = new LinkedHashMap<>();
            if (!origins.isEmpty()) {
                sql.list(
                        OF_ORIGINS,
                        row ->
                                uris.computeIfAbsent(
                                                row.getString("origin"), _ -> new ArrayList<>())
                                        .add(row.getString("article_uri")),
                        origins,
                        donor,
                        recipient,
                        lookedThrough);
            }
            Map<String, Article> articles = new HashMap<>();
            ArticleReads.rows(sql, uris.values().stream().flatMap(List::stream).toList())
                    .forEach(row -> articles.put(row.article().uri(), row.article().current()));
            Map<String, String> written = new HashMap<>();
            uris.forEach(
                    (origin, of) -> {
                        String name =
                                Dossier.written(
                                        origin,
                                        of.stream()
                                                .map(
                                                        uri ->
                                                                Objects.requireNonNull(
                                                                        articles.get(uri)))
                                                .toList(),
                                        lookedThrough > 1);
                        if (name != null) {
                            written.put(origin, name);
                        }
                    });
            return written;
        }
    }
}
