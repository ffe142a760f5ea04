package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * One replica at a time relays. Its turn is an advisory lock of its own, held by a session; who
 * dies loses it with the session, and who falls silent has it ended by Postgres. Where both happen
 * to one that only slept, the log's own fence keeps it from writing ({@code publishing}).
 */
@ApplicationScoped
public class RelayTurns {

    private static final String TAKE = "select pg_try_advisory_lock(4150442) as taken";

    private static final String GIVE_BACK =
            """
            reset idle_session_timeout;
            select pg_advisory_unlock(4150442);
            """;

    /** Longer than the longest wait for Kafka between two looks at the session. */
    private static final String ENDED_WHEN_SILENT = "set idle_session_timeout = '30s'";

    private static final String PROVIDE =
            """
            insert into relay (topic, position)
            values (?, 0)
            on conflict do nothing
            """;

    private static final String READ = "select position from relay where topic = ?";

    private static final String MOVE =
            """
            update relay
            set position = ?
            where topic = ? and position = ?
            """;

    private final DataSource dataSource;

    public RelayTurns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a turn allows. Every call tells Postgres, too, that its holder lives. */
    public static final class Turn {

        private final Sql sql;
        private final String topic;

        private Turn(Sql sql, String topic) {
            this.sql = sql;
            this.topic = topic;
        }

        /** The cursor up to which all has been acknowledged. */
        public long position() {
            sql.update(PROVIDE, topic);
            return Objects.requireNonNull(sql.first(READ, row -> row.getLong("position"), topic));
        }

        /** Nothing to do, but alive. */
        public void stay() {
            sql.run("select 1");
        }

        /**
         * Moves the position by compare-and-set.
         *
         * @throws IllegalStateException where somebody else has moved it
         */
        public void move(long from, long to) {
            if (sql.update(MOVE, to, topic, from) != 1) {
                throw new IllegalStateException("the relay of " + topic + " was moved by another");
            }
        }
    }

    /**
     * Does the work where the turn is to be had.
     *
     * @return whether it was
     */
    public boolean take(String topic, Consumer<Turn> work) {
        try (Connection connection = dataSource.getConnection()) {
            Sql sql = new Sql(connection);
            if (!Boolean.TRUE.equals(sql.first(TAKE, row -> row.getBoolean("taken")))) {
                return false;
            }
            try {
                sql.run(ENDED_WHEN_SILENT);
                work.accept(new Turn(sql, topic));
                return true;
            } finally {
                giveBack(connection);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    /** A session that broke has lost the turn already. */
    private static void giveBack(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            new Sql(connection).run(GIVE_BACK);
        }
    }
}
