package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Histories for the rules to fold at any cut. Each is one snapshot of the store and holds all that
 * the asked-for answers need: the statements with all versions, and the articles closed under
 * credits and near-duplicates. Read-only; may be called from any thread, and blocks.
 */
@ApplicationScoped
public class HistoryStore {

    /** Every projecting transaction writes this row. */
    private static final String STATE = "select xmin::text from horizon";

    private static final String AFTER =
            """
            select recordedtime
            from statement_version
            where donor = ? and recipient = ?
            order by recordedtime
            offset ?
            limit 1
            """;

    private final DataSource dataSource;

    public HistoryStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * All that decides the lines and the dossier of a pair. Statements of other pairs come along
     * where they stand in the same articles, since they may outrank the pair's (R0): read only the
     * pair's lines and statements from what the rules make of it.
     *
     * @param asOf only what was recorded by then; null for all
     */
    public History ofPair(String donor, String recipient, @Nullable Instant asOf) {
        return snapshot(
                sql ->
                        withArticles(
                                sql,
                                new RecordedVersions(sql)
                                        .statementsOfPair(donor, recipient, orEver(asOf))));
    }

    /**
     * When so many statements had been recorded on a pair; null where there are not so many.
     *
     * @param statements their versions, too
     */
    public @Nullable Instant after(String donor, String recipient, int statements) {
        return snapshot(
                sql ->
                        sql.first(
                                AFTER,
                                row -> Sql.instant(row, "recordedtime"),
                                donor,
                                recipient,
                                statements));
    }

    /** Everything recorded by then; null for ever. */
    public History ofAll(@Nullable Instant asOf) {
        return snapshot(
                sql -> {
                    RecordedVersions versions = new RecordedVersions(sql);
                    return new History(
                            versions.articles(orEver(asOf)), versions.statements(orEver(asOf)));
                });
    }

    /** Equal as long as nothing was projected: what was read then would be read now. */
    public String state() {
        return snapshot(sql -> Objects.requireNonNull(sql.first(STATE, row -> row.getString(1))));
    }

    private static Instant orEver(@Nullable Instant asOf) {
        return asOf == null ? Instant.MAX : asOf;
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
        return snapshot(sql -> ofStatements(sql, List.of(id)));
    }

    /** The same for several, within a read's own snapshot. */
    static History ofStatements(Sql sql, Collection<String> ids) {
        return withArticles(sql, new RecordedVersions(sql).statementsAround(ids));
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

    private <T extends @Nullable Object> T snapshot(Function<Sql, T> read) {
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
