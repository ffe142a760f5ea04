package org.aidwire.query.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aidwire.contract.Topics;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.RelayTurns;
import org.aidwire.query.store.Schema;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes every change of the log in order, as long as it is this replica's turn. */
@ApplicationScoped
class StatusRelay {

    private static final Logger LOG = Logger.getLogger(StatusRelay.class);

    /** What a batch under way gets before the process ends; what is left is published anew. */
    private static final Duration LAST_BATCH = Duration.ofSeconds(2);

    private final boolean relays;
    private final Schema schema;
    private final RelayTurns turns;
    private final ChangeReads changes;
    private final StatusProducers producers;
    private final RelaySettings settings;
    private final Counter published;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long lag;
    private @Nullable Thread loop;

    StatusRelay(
            RoleSettings roles,
            Schema schema,
            RelayTurns turns,
            ChangeReads changes,
            StatusProducers producers,
            RelaySettings settings,
            MeterRegistry registry) {
        this.relays = roles.all().contains(Role.PROJECTOR);
        this.schema = schema;
        this.turns = turns;
        this.changes = changes;
        this.producers = producers;
        this.settings = settings;
        this.published =
                Counter.builder("aidwire.relay.published")
                        .description("Changes that Kafka has acknowledged on aid.status")
                        .register(registry);
        Gauge.builder("aidwire.relay.lag.changes", this, it -> it.lag)
                .description("Changes yet to be published; 0 where it is another replica's turn")
                .register(registry);
    }

    void start(@Observes StartupEvent started) {
        if (relays) {
            loop = Thread.ofPlatform().name("aidwire-relay").daemon().start(this::run);
        }
    }

    private void run() {
        boolean said = false;
        while (!pause(settings.retry())) {
            try {
                if (schema.isMigrated() && turns.take(Topics.STATUS, this::relay)) {
                    said = false;
                }
            } catch (RuntimeException failure) {
                LOG.logf(
                        said ? Logger.Level.DEBUG : Logger.Level.WARN,
                        "the relay starts anew failure=%s",
                        failure.getClass().getName());
                said = true;
            }
            lag = 0;
        }
    }

    /** A turn, from its beginning to its end: the stop, or a failure of Kafka or the store. */
    private void relay(RelayTurns.Turn turn) {
        Producer<byte[], byte[]> producer = producers.another();
        try {
            producer.initTransactions();
            LOG.info("relaying to " + Topics.STATUS);
            long position = turn.position();
            do {
                position = relay(turn, producer, position);
            } while (lag > 0 || !pause(settings.look()));
        } finally {
            // Nothing that is not acknowledged by now is waited for: it is published anew.
            producer.close(Duration.ZERO);
        }
    }

    private long relay(RelayTurns.Turn turn, Producer<byte[], byte[]> producer, long position) {
        ChangeReads.Slice slice = changes.after(position, ChangeReads.Wanted.ALL, settings.batch());
        if (slice.last() < position) {
            LOG.warn("the change log is another one: publishing all of it");
            turn.move(position, 0);
            lag = slice.last();
            return 0;
        }
        if (slice.entries().isEmpty()) {
            turn.stay();
        } else {
            producer.beginTransaction();
            slice.entries().forEach(change -> producer.send(StatusRecords.of(change)));
            producer.commitTransaction();
            turn.move(position, slice.to());
            published.increment(slice.entries().size());
        }
        lag = stopped.getCount() == 0 ? 0 : slice.last() - slice.to();
        return slice.to();
    }

    /** Whether the service stops meanwhile. */
    private boolean pause(Duration time) {
        try {
            return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped.countDown();
        Thread running = loop;
        try {
            if (running != null && !running.join(LAST_BATCH)) {
                running.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
