package org.aidwire.query.status;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.store.TestDatabase;

/** The sample, projected into an empty store. */
public final class SampleStore {

    private static final String A_POSITION =
            "insert into consumed (topic, partition, next_offset) values ('aid.statements', 0, 17)";

    private SampleStore() {}

    public static void fill(DataSource dataSource, Projector projector) {
        // The service under test migrates its store by itself, beside the first test.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> TestDatabase.empty(dataSource));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(A_POSITION);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to the test database", e);
        }
        projector.project(Sample.events(), List.of(), Instant.now());
    }
}
