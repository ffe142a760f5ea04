package org.aidwire.query.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.aidwire.contract.Topics;
import org.aidwire.query.aid.RandomHistories;
import org.aidwire.query.broker.Broker;
import org.aidwire.query.projection.Arrivals;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.RelayTurns;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoredChanges;
import org.aidwire.query.store.StoredLines;
import org.aidwire.query.store.TestDatabase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Two replicas with the relay in them, on a real broker and a real database. */
class StatusRelayTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final RoleSettings PROJECTS = () -> Set.of(Role.PROJECTOR);

    private final DataSource database = TestDatabase.empty();
    private final ChangeReads changes = StoredChanges.of(database);
    private final StoredLines stored = new StoredLines(database);

    @Test
    void one_relays_and_another_takes_over_where_it_stopped() {
        try (Broker broker = new Broker();
                StatusTopic topic = new StatusTopic(broker.address())) {
            StatusRelay first = relay(broker);
            StatusRelay second = relay(broker);
            first.start(new StartupEvent());
            project(1);
            await().atMost(SOON).until(() -> topic.readAll().equals(latest()));

            second.start(new StartupEvent());
            first.stop(new ShutdownEvent());
            project(2);

            await().atMost(SOON).until(() -> topic.readAll().equals(latest()));
            assertThat(stored.number("select position from relay")).isEqualTo(changes.last());
            second.stop(new ShutdownEvent());

            whoWasRelievedWritesNoMore(broker);
        }
    }

    private static void whoWasRelievedWritesNoMore(Broker broker) {
        StatusProducers producers = new StatusProducers(kafka(broker), settings());
        try (Producer<byte[], byte[]> slept = producers.another();
                Producer<byte[], byte[]> next = producers.another()) {
            slept.initTransactions();
            slept.beginTransaction();
            next.initTransactions();
            slept.send(new ProducerRecord<>(Topics.STATUS, new byte[] {1}, new byte[] {1}));

            assertThatThrownBy(slept::commitTransaction).isInstanceOf(KafkaException.class);
        }
    }

    private void project(long seed) {
        new Projector(new ReadModel(database))
                .project(Arrivals.of(RandomHistories.of(seed, 80)), List.of(), RandomHistories.NOW);
    }

    private Map<String, String> latest() {
        Map<String, String> latest = new HashMap<>();
        for (ChangeReads.Entry entry : changes.after(0, ChangeReads.Wanted.ALL, 1000).entries()) {
            latest.put(
                    entry.line().aidId(),
                    entry.after() == null
                            ? StatusTopic.GONE
                            : entry.after().status() + " " + entry.revision());
        }
        return latest;
    }

    private StatusRelay relay(Broker broker) {
        return new StatusRelay(
                PROJECTS,
                new Migrated(),
                new RelayTurns(database),
                changes,
                new StatusProducers(kafka(broker), settings()),
                settings(),
                new SimpleMeterRegistry());
    }

    private static Map<String, Object> kafka(Broker broker) {
        return Map.of("bootstrap.servers", broker.address());
    }

    private static RelaySettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(RelaySettings.class)
                .addDiscoveredConverters()
                .withSources(
                        new PropertiesConfigSource(
                                Map.of(
                                        "aidwire.relay.look", "10ms",
                                        "aidwire.relay.retry", "100ms"),
                                "tests",
                                100))
                .build()
                .getConfigMapping(RelaySettings.class);
    }

    /** As the test database is; no bean of the services under test. */
    @Vetoed
    private static final class Migrated extends Schema {

        Migrated() {
            super(new PGSimpleDataSource(), PROJECTS);
        }

        @Override
        public boolean isMigrated() {
            return true;
        }
    }
}
