package org.aidwire.query.status;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;

/** The sample, projected into an empty store. */
public final class SampleStore {

    private static final String EMPTY =
            """
            truncate article_version, statement_version, article, statement, candidate, denial,
                     tally, line, change, consumed, parked;
            insert into consumed (topic, partition, next_offset) values ('aid.statements', 0, 17);
            """;

    private SampleStore() {}

    public static void fill(DataSource dataSource, Projector projector) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(EMPTY);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot empty the test database", e);
        }
        projector.project(Sample.events(), List.of(), Instant.now());
    }
}
