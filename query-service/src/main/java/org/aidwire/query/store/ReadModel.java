package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The read model as the projection changes it: one transaction a batch, one transaction at a time.
 *
 * <p>Every projecting transaction first takes one advisory lock and holds it until it has
 * committed. So change cursors are gap-free and in commit order, and no two writers decide one line
 * from half of each other's rows. Chosen for its plainness: the rules of a pair, of its articles
 * and of their credits reach across partitions. Finer locks may come where they are shown to pay.
 */
@ApplicationScoped
public class ReadModel {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(4150441)";

    /**
     * Statistics lag behind while a model is rebuilt, and a plan that reads a whole table by
     * mistake would last; all these queries have their index, and join by it.
     */
    private static final String PLAN_BY_INDEX =
            """
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            set local jit = off
            """;

    private static final String EMBARGO_LIFTED =
            """
            select exists (
                select from article where not on_record and embargoed_until <= ?) as lifted
            """;

    private final DataSource dataSource;

    public ReadModel(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Does the work in one transaction; whatever it throws rolls all of it back. Blocks while
     * another transaction projects.
     */
    public <T> T projecting(Function<ProjectingTransaction, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sql sql = new Sql(connection);
                sql.run(PLAN_BY_INDEX);
                sql.run(ONE_AT_A_TIME);
                T result = work.apply(new ProjectingTransaction(sql));
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** Whether an article off record could be on record by then; takes no lock. */
    public boolean hasEmbargoLiftedBy(Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            return Boolean.TRUE.equals(
                    new Sql(connection)
                            .first(EMBARGO_LIFTED, row -> row.getBoolean("lifted"), now));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** A broken connection cannot roll back, nor need it: what failed first is what counts. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
