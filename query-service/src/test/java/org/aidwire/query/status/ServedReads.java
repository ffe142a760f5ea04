package org.aidwire.query.status;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import org.aidwire.query.store.Schema;
import org.junit.jupiter.api.BeforeEach;

/** Reads of a running service; until it has looked at its schema it turns them away. */
@QuarkusTestResource(PostgresForReads.class)
public abstract class ServedReads {

    @Inject Schema schema;

    @BeforeEach
    void isReady() {
        await().atMost(Duration.ofSeconds(30)).until(schema::isMigrated);
    }
}
