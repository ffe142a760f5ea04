package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What one read asks of the store is answered from one snapshot of it. */
@ApplicationScoped
class SnapshotReads {

    private static final String ONE_SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    /** Longer than any read takes: what takes longer is given up, and may be asked again. */
    private static final String BOUNDED = "set local statement_timeout = '20s'";

    private final DataSource dataSource;

    SnapshotReads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T extends @Nullable Object> T read(Function<Sql, T> questions) {
        try (Connection connection = dataSource.getConnection()) {
            Sql sql = new Sql(connection);
            connection.setAutoCommit(false);
            try {
                sql.run(ONE_SNAPSHOT);
                sql.run(BOUNDED);
                return questions.apply(sql);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
