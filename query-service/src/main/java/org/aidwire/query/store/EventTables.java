package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventEnvelope;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Versions;
import org.jspecify.annotations.Nullable;

/** Every event ever recorded, and which of them do not stand. */
public final class EventTables {

    /**
     * Of copies by one writer the least recordedtime holds, whichever arrives first. Copies by
     * several are kept side by side: which of them is entitled the rules say.
     */
    private static final String RECORD_ARTICLE =
            """
            insert into article_version (uri, version, sha256, recordedtime, writer, writeroutlets,
                rights, event, credit_uris, body, remains)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (uri, version, sha256, writer, rights) do update
            set recordedtime = excluded.recordedtime
            where excluded.recordedtime < article_version.recordedtime
            """;

    private static final String RECORD_STATEMENT =
            """
            insert into statement_version (id, version, sha256, recordedtime, writer, writeroutlets,
                rights, event, donor, recipient, article_uri)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id, version, sha256, writer, rights) do update
            set recordedtime = excluded.recordedtime
            where excluded.recordedtime < statement_version.recordedtime
            """;

    private static final String REFUSED_ARTICLES =
            """
            select uri as identity, version, sha256, writer, rights, refusal
            from article_version
            where uri = any(?) and refusal is not null
            """;

    private static final String REFUSED_STATEMENTS =
            """
            select id as identity, version, sha256, writer, rights, refusal
            from statement_version
            where id = any(?) and refusal is not null
            """;

    private static final String REFUSE_ARTICLE =
            """
            update article_version
            set refusal = ?
            where uri = ? and version = ? and sha256 = ? and writer = ? and rights = ?
            """;

    private static final String REFUSE_STATEMENT =
            """
            update statement_version
            set refusal = ?
            where id = ? and version = ? and sha256 = ? and writer = ? and rights = ?
            """;

    /** One recorded copy. */
    private record Copy(
            String identity, int version, String sha256, String writer, String rights) {}

    private record Refusal(Copy copy, String reason) {}

    private final Sql sql;

    EventTables(Sql sql) {
        this.sql = sql;
    }

    /** Records events; the same again changes nothing. */
    public void record(Collection<Event> events) {
        BodyTable bodies = new BodyTable(sql);
        ErasureTable erasures = new ErasureTable(sql).of(events);
        List<@Nullable Object[]> articles = new ArrayList<>();
        List<@Nullable Object[]> statements = new ArrayList<>();
        for (Event each : events) {
            ErasureTable.Outcome outcome = erasures.outcome(each);
            switch (outcome.content().event()) {
                case Article article ->
                        articles.add(
                                row(
                                        article,
                                        each.envelope(),
                                        outcome,
                                        bodies.place(
                                                NearDuplicates.shingles(
                                                        article.body(), outcome.remains()))));
                case Statement statement ->
                        statements.add(row(statement, each.envelope(), outcome.content()));
            }
        }
        sql.each(RECORD_ARTICLE, articles);
        sql.each(RECORD_STATEMENT, statements);
    }

    private static @Nullable Object[] row(
            Article article,
            EventEnvelope envelope,
            ErasureTable.Outcome outcome,
            @Nullable Long body) {
        Decoded.Read content = outcome.content();
        return new @Nullable Object[] {
            article.uri(),
            article.version(),
            content.sha256(),
            envelope.recordedtime(),
            envelope.writer(),
            envelope.writeroutlets(),
            rights(envelope.writeroutlets()),
            content.canonical(),
            article.credits().stream().map(Article.Credit::uri).filter(Objects::nonNull).toList(),
            body,
            RulesJson.write(outcome.remains())
        };
    }

    private static @Nullable Object[] row(
            Statement statement, EventEnvelope envelope, Decoded.Read content) {
        return new @Nullable Object[] {
            statement.id(),
            statement.version(),
            content.sha256(),
            envelope.recordedtime(),
            envelope.writer(),
            envelope.writeroutlets(),
            rights(envelope.writeroutlets()),
            content.canonical(),
            statement.aid().donor(),
            statement.aid().recipient(),
            statement.article() == null ? null : statement.article().uri()
        };
    }

    /** These articles and all whose standing may rest on them. */
    public Set<String> dependentsOf(Collection<String> uris) {
        return new CreditGraph(sql).dependentsOf(uris);
    }

    /** These articles and all on which their standing may rest. */
    public Set<String> foundationsOf(Collection<String> uris) {
        return new CreditGraph(sql).foundationsOf(uris);
    }

    public List<Recorded<Article>> articles(Collection<String> uris) {
        return new RecordedVersions(sql).articles(uris);
    }

    public List<Recorded<Statement>> statements(Collection<String> ids) {
        return new RecordedVersions(sql).statements(ids);
    }

    /**
     * Notes which versions of these articles do not stand.
     *
     * @return why those are refused that were not before
     */
    public List<Versions.Reason> settleArticles(Collection<Versions<Article>> settled) {
        return settle(REFUSED_ARTICLES, REFUSE_ARTICLE, settled);
    }

    /**
     * Notes which versions of these statements do not stand.
     *
     * @return why those are refused that were not before
     */
    public List<Versions.Reason> settleStatements(Collection<Versions<Statement>> settled) {
        return settle(REFUSED_STATEMENTS, REFUSE_STATEMENT, settled);
    }

    private <E extends NewsEvent> List<Versions.Reason> settle(
            String refused, String refuse, Collection<Versions<E>> settled) {
        if (settled.isEmpty()) {
            return List.of();
        }
        Set<Refusal> are = new HashSet<>();
        settled.forEach(versions -> versions.refused().forEach(each -> are.add(refusal(each))));
        Set<Refusal> were =
                new HashSet<>(
                        sql.list(
                                refused,
                                EventTables::refusal,
                                settled.stream()
                                        .map(each -> each.current().event().identity())
                                        .toList()));
        sql.each(
                refuse,
                were.stream()
                        .filter(each -> !are.contains(each))
                        .map(each -> columns(null, each.copy()))
                        .toList());
        List<Refusal> fresh = are.stream().filter(each -> !were.contains(each)).toList();
        sql.each(refuse, fresh.stream().map(each -> columns(each.reason(), each.copy())).toList());
        return fresh.stream().map(each -> Versions.Reason.valueOf(each.reason())).toList();
    }

    private static @Nullable Object[] columns(@Nullable String reason, Copy copy) {
        return new @Nullable Object[] {
            reason, copy.identity(), copy.version(), copy.sha256(), copy.writer(), copy.rights()
        };
    }

    private static Refusal refusal(Versions.Refused<?> refused) {
        Recorded<?> copy = refused.event();
        return new Refusal(
                new Copy(
                        copy.event().identity(),
                        copy.event().version(),
                        copy.sha256(),
                        copy.writer(),
                        rights(copy.writeroutlets())),
                refused.reason().name());
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                new Copy(
                        row.getString("identity"),
                        row.getInt("version"),
                        row.getString("sha256"),
                        row.getString("writer"),
                        row.getString("rights")),
                row.getString("refusal"));
    }

    private static String rights(List<String> writeroutlets) {
        return Digests.sha256(String.join("\n", writeroutlets));
    }
}
