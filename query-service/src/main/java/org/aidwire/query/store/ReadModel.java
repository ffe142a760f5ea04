package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The read model as the projection changes it: one transaction a batch, one transaction at a time.
 *
 * <p>Every projecting transaction first takes one advisory lock and holds it until it has
 * committed. So change cursors are gap-free and in commit order, and no two writers decide one line
 * from half of each other's rows: one order for all lines, in which nobody can wait for somebody
 * who waits for them. Chosen for its plainness: the rules of a pair, of its articles and of their
 * credits reach across partitions. Finer locks may come where they are shown to pay.
 */
@ApplicationScoped
public class ReadModel {

    static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(4150441)";

    /** A model that is filled beside the live one holds up nobody but itself. */
    private static final String ALSO_ONE_AT_A_TIME = "select pg_advisory_xact_lock(4150445)";

    /** What the log does not tell is not written while a model is filled, but may be read. */
    private static final String BESIDE =
            "set local search_path = " + ModelTables.BUILDING + ", " + ModelTables.LIVE + ";\n";

    /**
     * Statistics lag behind while a model is rebuilt, and a plan that reads a whole table by
     * mistake would last; all these queries have their index, and join by it.
     */
    private static final String PLAN_BY_INDEX =
            """
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            set local jit = off;
            """;

    /**
     * Whoever holds the lock and says nothing more (stopped, cut off, hung) loses it with its
     * session after ten seconds; what it had begun is rolled back, and when it wakes the positions
     * tell it that others went on. So others wait longer than that before they give up: a wait that
     * ends in a failure is a failure of the database, not of a replica. A statement is ended by the
     * server before the client stops listening (its socketTimeout of 60 s), or it would go on
     * holding the lock for nobody.
     */
    private static final String BOUNDED =
            """
            set local lock_timeout = '30s';
            set local statement_timeout = '50s';
            set local idle_in_transaction_session_timeout =
            """;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final String NEXT_EMBARGO =
            """
            select min(embargoed_until) as due
            from article
            where not on_record
            """;

    private final DataSource dataSource;
    private final String settings;
    private final String turn;

    @Inject
    public ReadModel(DataSource dataSource) {
        this(dataSource, LONGEST_SILENCE);
    }

    ReadModel(DataSource dataSource, Duration longestSilence) {
        this(dataSource, longestSilence, "", ONE_AT_A_TIME);
    }

    private ReadModel(DataSource dataSource, Duration longestSilence, String before, String turn) {
        this.dataSource = dataSource;
        this.settings = before + PLAN_BY_INDEX + BOUNDED + " " + longestSilence.toMillis();
        this.turn = turn;
    }

    /** The model that is being filled beside the live one. */
    static ReadModel building(DataSource dataSource) {
        return new ReadModel(dataSource, LONGEST_SILENCE, BESIDE, ALSO_ONE_AT_A_TIME);
    }

    /**
     * Does the work in one transaction; whatever it throws rolls all of it back. Blocks while
     * another transaction projects.
     */
    public <T extends @Nullable Object> T projecting(Function<ProjectingTransaction, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sql sql = new Sql(connection);
                sql.run(settings);
                sql.run(turn);
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

    /** When the next embargo lifts, or should have; null where there is none. Takes no lock. */
    public @Nullable Instant nextEmbargo() {
        return beside(sql -> sql.first(NEXT_EMBARGO, row -> Sql.instant(row, "due")));
    }

    /** Whether an erasure can be carried out. Takes no lock. */
    public boolean hasErasureDue() {
        return beside(sql -> new ErasuresToCome(sql).due() != null);
    }

    /** How far behind partitions are, as their projectors noted it; takes no lock. */
    public Freshness.Told freshness() {
        return beside(sql -> new Freshness(sql).told());
    }

    /** Notes how far behind partitions are; takes no lock. */
    public void note(Collection<Freshness.Look> looks) {
        beside(
                sql -> {
                    new Freshness(sql).note(looks);
                    return looks;
                });
    }

    private <T extends @Nullable Object> T beside(Function<Sql, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(new Sql(connection));
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
