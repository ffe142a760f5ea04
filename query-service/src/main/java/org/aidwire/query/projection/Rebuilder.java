package org.aidwire.query.projection;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.Topics;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.PositionTable.Partition;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.Rebuild;
import org.aidwire.query.store.Rebuilds;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoreFailure;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The role {@code rebuilder}: makes a rebuild from the beginning to its end, or takes one up where
 * it stands. What passes is waited out; alone in its process it then ends it, with 0 where the
 * model was switched, {@value #DIFFERS} where it differs, {@value #OTHERS} where another process is
 * at it, {@value #FAILED} where it failed for good.
 */
@ApplicationScoped
class Rebuilder {

    static final int FAILED = 1;
    static final int DIFFERS = 3;
    static final int OTHERS = 4;

    private static final Logger LOG = Logger.getLogger(Rebuilder.class);

    private final Set<Role> roles;
    private final Schema schema;
    private final Rebuilds rebuilds;
    private final GroupConsumers consumers;
    private final Delivery delivery;
    private final Patience patience;
    private final RebuildSettings settings;
    private volatile boolean stopping;

    Rebuilder(
            RoleSettings roles,
            Schema schema,
            Rebuilds rebuilds,
            GroupConsumers consumers,
            Delivery delivery,
            Patience patience,
            RebuildSettings settings) {
        this.roles = roles.all();
        this.schema = schema;
        this.rebuilds = rebuilds;
        this.consumers = consumers;
        this.delivery = delivery;
        this.patience = patience;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        if (roles.contains(Role.REBUILDER)) {
            Thread.ofPlatform().name("aidwire-rebuild").start(this::run);
        }
    }

    private void run() {
        Integer code = null;
        boolean anew = settings.anew();
        try {
            for (int tried = 1; code == null && !stopping; tried++) {
                boolean ready = schema.isMigrated();
                code = ready ? attempt(anew) : null;
                // What was begun anew once is gone on with.
                anew = anew && !ready;
                if (code == null) {
                    patience.beforeNext(tried);
                }
            }
        } catch (Patience.Stopping end) {
            LOG.debug("the rebuild ends; it is taken up again from where it stands");
        }
        if (code != null && roles.equals(Set.of(Role.REBUILDER))) {
            Quarkus.asyncExit(code);
        }
    }

    /** Null where it is to be tried again. */
    private @Nullable Integer attempt(boolean anew) {
        try {
            Rebuilding.Outcome outcome = rebuilds.work(settings.build(), anew, this::rebuild);
            if (outcome == null) {
                LOG.warn("another process is at a rebuild");
                return OTHERS;
            }
            return switch (outcome) {
                case SWITCHED -> 0;
                case OUTDATED -> null;
                case DIFFERS -> DIFFERS;
            };
        } catch (StoreFailure failure) {
            LOG.warnf("the store does not do state=%s", failure.state());
            LOG.debug("the failure", failure);
            return failure.kind() == StoreFailure.Kind.TRANSIENT ? null : FAILED;
        } catch (KafkaException failure) {
            LOG.warnf("Kafka does not do failure=%s", failure.getClass().getName());
            return null;
        } catch (Patience.Stopping end) {
            throw end;
        } catch (RuntimeException failure) {
            LOG.error("the rebuild failed", failure);
            return FAILED;
        }
    }

    private Rebuilding.Outcome rebuild(Rebuild rebuild) {
        try (Consumer<byte[], byte[]> consumer = consumers.another()) {
            RebuiltPartitions partitions = new RebuiltPartitions(consumer, patience);
            ReadModel model = rebuild.model();
            Map<Partition, Long> positions =
                    model.projecting(tx -> tx.positions().next(all(consumer)));
            LOG.infof("rebuilding from=%d to=%d", sum(positions), sum(rebuild.livePositions()));
            partitions.goTo(positions);
            Projector projector = new Projector(model);
            // Embargoes are judged by the live model's time, as the rest is by its positions.
            Delivery filling =
                    delivery.beside(rebuild, projector, () -> judged(rebuild.judgedAt()));
            return new Rebuilding(rebuild, partitions, filling, projector, settings).run();
        }
    }

    /** A model that has judged nothing yet is at the beginning of times. */
    static Instant judged(Instant time) {
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }

    private static List<Partition> all(Consumer<?, ?> consumer) {
        List<Partition> all = new ArrayList<>();
        for (String topic : List.of(Topics.ARTICLES, Topics.STATEMENTS)) {
            consumer.partitionsFor(topic)
                    .forEach(each -> all.add(new Partition(topic, each.partition())));
        }
        return all;
    }

    private static long sum(Map<Partition, Long> positions) {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }
}
