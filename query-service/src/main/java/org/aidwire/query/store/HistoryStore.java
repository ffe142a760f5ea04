package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.Recorded;

/**
 * Histories for the rules to fold at any cut. Each is one snapshot of the store and holds all that
 * the asked-for answers need: the statements with all versions, and the articles closed under
 * credits and near-duplicates. Read-only; may be called from any thread, and blocks.
 */
@ApplicationScoped
public class HistoryStore {

    private final DataSource dataSource;

    public HistoryStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * All that decides the lines and the dossier of a pair. Statements of other pairs come along
     * where they stand in the same articles, since they may outrank the pair's (R0): read only the
     * pair's lines and statements from what the rules make of it.
     */
    public History ofPair(String donor, String recipient) {
        return snapshot(
                sql ->
                        withArticles(
                                sql, new RecordedVersions(sql).statementsOfPair(donor, recipient)));
    }

    /** Everything ever recorded. */
    public History ofAll() {
        return snapshot(
                sql -> {
                    RecordedVersions versions = new RecordedVersions(sql);
                    return new History(versions.articles(), versions.statements());
                });
    }

    /** These articles, all that their standing rests on, and the statements that name them. */
    public History ofArticles(Collection<String> uris) {
        return snapshot(
                sql -> {
                    RecordedVersions versions = new RecordedVersions(sql);
                    return new History(
                            versions.articles(new CreditGraph(sql).foundationsEver(uris)),
                            versions.statementsOfArticles(uris));
                });
    }

    /** A statement, those that may outrank it, and the articles on which they rest. */
    public History ofStatement(String id) {
        return snapshot(sql -> withArticles(sql, new RecordedVersions(sql).statementsAround(id)));
    }

    private static History withArticles(Sql sql, List<Recorded<Statement>> statements) {
        Collection<String> named =
                statements.stream()
                        .map(each -> each.event().article())
                        .filter(Objects::nonNull)
                        .map(Statement.ArticleRef::uri)
                        .collect(Collectors.toSet());
        return new History(
                new RecordedVersions(sql).articles(new CreditGraph(sql).foundationsEver(named)),
                statements);
    }

    private History snapshot(Function<Sql, History> read) {
        try (Connection connection = dataSource.getConnection()) {
            Sql sql = new Sql(connection);
            connection.setAutoCommit(false);
            try {
                sql.run("set transaction isolation level repeatable read, read only");
                return read.apply(sql);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
