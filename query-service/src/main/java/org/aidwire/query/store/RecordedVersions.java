package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Remains;

/**
 * What was recorded, read back for the rules. Events come from their canonical JSON, so a rule sees
 * the same value now and after any rebuild.
 */
final class RecordedVersions {

    private static final String ALL_ARTICLES =
            """
            select event, recordedtime, sha256, writer, writeroutlets, remains
            from article_version
            """;

    private static final String ARTICLES = ALL_ARTICLES + "where uri = any(?)";

    private static final String ALL_STATEMENTS =
            """
            select event, recordedtime, sha256, writer, writeroutlets, null as remains
            from statement_version
            """;

    private static final String STATEMENTS = ALL_STATEMENTS + "where id = any(?)";

    private static final String ARTICLES_BY = ALL_ARTICLES + "where recordedtime <= ?";

    private static final String STATEMENTS_BY = ALL_STATEMENTS + "where recordedtime <= ?";

    /** With the statements of the same articles, which may outrank the pair's (R0). */
    private static final String STATEMENTS_OF_PAIR =
            """
            with own as (
                select distinct id
                from statement_version
                where donor = ? and recipient = ? and recordedtime <= ?
            ), named as (
                select distinct article_uri
                from statement_version
                where id in (select id from own)
                    and article_uri is not null
                    and recordedtime <= ?
            ), wanted as (
                select id from own
                union
                select id
                from statement_version
                where article_uri in (select article_uri from named) and recordedtime <= ?
            )
            """
                    + ALL_STATEMENTS
                    + "where id in (select id from wanted) and recordedtime <= ?";

    private static final String STATEMENTS_OF_ARTICLES =
            ALL_STATEMENTS
                    + """
                    where id in (select id from statement_version where article_uri = any(?))
                    """;

    /** With the statements of the articles that any version of them names (R0). */
    private static final String STATEMENTS_AROUND =
            ALL_STATEMENTS
                    + """
                    where id in (
                        select unnest(?::text[])
                        union
                        select other.id
                        from statement_version own
                        join statement_version other on other.article_uri = own.article_uri
                        where own.id = any(?))
                    """;

    private final Sql sql;

    RecordedVersions(Sql sql) {
        this.sql = sql;
    }

    /** All that was recorded by then. */
    List<Recorded<Article>> articles(Instant by) {
        return sql.list(ARTICLES_BY, RecordedVersions::article, by);
    }

    List<Recorded<Article>> articles(Collection<String> uris) {
        return uris.isEmpty() ? List.of() : sql.list(ARTICLES, RecordedVersions::article, uris);
    }

    /** All that was recorded by then. */
    List<Recorded<Statement>> statements(Instant by) {
        return sql.list(STATEMENTS_BY, RecordedVersions::statement, by);
    }

    List<Recorded<Statement>> statements(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : sql.list(STATEMENTS, RecordedVersions::statement, ids);
    }

    List<Recorded<Statement>> statementsOfPair(String donor, String recipient, Instant by) {
        return sql.list(
                STATEMENTS_OF_PAIR, RecordedVersions::statement, donor, recipient, by, by, by, by);
    }

    List<Recorded<Statement>> statementsOfArticles(Collection<String> uris) {
        return sql.list(STATEMENTS_OF_ARTICLES, RecordedVersions::statement, uris);
    }

    /** These, and those of their articles, which may outrank them. */
    List<Recorded<Statement>> statementsAround(Collection<String> ids) {
        return sql.list(STATEMENTS_AROUND, RecordedVersions::statement, ids, ids);
    }

    private static Recorded<Article> article(ResultSet row) throws SQLException {
        return recorded(row, EventType.ARTICLE, Article.class);
    }

    private static Recorded<Statement> statement(ResultSet row) throws SQLException {
        return recorded(row, EventType.STATEMENT, Statement.class);
    }

    private static <E extends NewsEvent> Recorded<E> recorded(
            ResultSet row, EventType type, Class<E> as) throws SQLException {
        return new Recorded<>(
                as.cast(EventJson.reread(type, row.getString("event"))),
                Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                row.getString("sha256"),
                row.getString("writer"),
                Sql.texts(row, "writeroutlets"),
                RulesJson.readIfAny(row.getString("remains"), Remains.class));
    }
}
