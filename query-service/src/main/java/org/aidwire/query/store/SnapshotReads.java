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

    private final DataSource dataSource;

    SnapshotReads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T extends @Nullable Object> T read(Function<Sql, T> questions) {
        try (Connection connection = dataSource.getConnection()) {
            Sql sql = new Sql(connection);
            connection.setAutoCommit(false);
            try {
                sql.run("set transaction isolation level repeatable read, read only");
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
