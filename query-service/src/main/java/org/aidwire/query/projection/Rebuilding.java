package org.aidwire.query.projection;

import java.util.List;
import java.util.Map;
import org.aidwire.query.store.CutOver;
import org.aidwire.query.store.PositionTable.Partition;
import org.aidwire.query.store.Rebuild;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * One rebuild, from wherever it stands to its end: the other model is filled up to where the live
 * one is, by the same projection; then that one is held, the rest is filled, the two are compared
 * and exchanged.
 */
final class Rebuilding {

    private static final Logger LOG = Logger.getLogger(Rebuilding.class);

    /** More differing lines are counted only. */
    private static final int MOST_TOLD = 100;

    private static final long SAY_EVERY_NANOS = 5_000_000_000L;

    enum Outcome {
        SWITCHED,
        /** Something was erased meanwhile: it is begun anew. */
        OUTDATED,
        /** Lines differ and nobody has accepted that. */
        DIFFERS
    }

    private final Rebuild rebuild;
    private final RebuiltPartitions partitions;
    private final Delivery delivery;
    private final Projector projector;
    private final RebuildSettings settings;
    private long said = System.nanoTime() - SAY_EVERY_NANOS;

    Rebuilding(
            Rebuild rebuild,
            RebuiltPartitions partitions,
            Delivery delivery,
            Projector projector,
            RebuildSettings settings) {
        this.rebuild = rebuild;
        this.partitions = partitions;
        this.delivery = delivery;
        this.projector = projector;
        this.settings = settings;
    }

    Outcome run() {
        fillTo(settings.near());
        if (rebuild.isOutdated()) {
            return outdated();
        }
        rebuild.prepare();
        fillTo(settings.near());
        LOG.info("near enough: the live model is held, reads go on");
        return rebuild.holdingLive(settings.hold(), this::cutOver);
    }

    /** Follows the live model until no more than so many records are missing. */
    private void fillTo(long near) {
        Map<Partition, Long> upTo = rebuild.livePositions();
        while (partitions.left(upTo) > near && !rebuild.isOutdated()) {
            boolean filled = fill(upTo);
            upTo = rebuild.livePositions();
            if (filled) {
                say(partitions.left(upTo));
            }
        }
    }

    /** Whether there was anything. */
    private boolean fill(Map<Partition, Long> upTo) {
        List<ConsumerRecord<byte[], byte[]>> due = partitions.poll(upTo);
        if (!due.isEmpty()) {
            delivery.deliver(due, partitions);
        }
        return !due.isEmpty();
    }

    private void say(long left) {
        long now = System.nanoTime();
        if (now - said >= SAY_EVERY_NANOS) {
            said = now;
            LOG.infof("rebuilding left=%d", left);
        }
    }

    private static Outcome outdated() {
        LOG.warn("something was erased meanwhile: the rebuild is begun anew");
        return Outcome.OUTDATED;
    }

    /** Nothing is erased while the live model is held. */
    private Outcome cutOver(CutOver live) {
        if (rebuild.isOutdated()) {
            return outdated();
        }
        Map<Partition, Long> upTo = live.positions();
        while (partitions.left(upTo) > 0) {
            fill(upTo);
        }
        projector.project(List.of(), List.of(), Rebuilder.judged(live.judgedAt()));
        CutOver.Comparison comparison = live.compare();
        LOG.infof("live lines=%d digest=%s", comparison.liveLines(), comparison.liveDigest());
        LOG.infof("rebuilt lines=%d digest=%s", comparison.builtLines(), comparison.builtDigest());
        comparison.differences().stream()
                .limit(MOST_TOLD)
                .forEach(
                        each ->
                                LOG.warnf(
                                        "differs aidId=%s live=%s rebuilt=%s",
                                        each.aidId(),
                                        each.live() == null ? "none" : each.live().status(),
                                        each.built() == null ? "none" : each.built().status()));
        if (!comparison.isEqual() && !settings.accept()) {
            LOG.warnf(
                    "not switched: lines differing=%d; accept to switch all the same",
                    comparison.differences().size());
            return Outcome.DIFFERS;
        }
        live.exchange(settings.keep());
        LOG.infof(
                "switched lines=%d differing=%d kept=%s",
                comparison.builtLines(), comparison.differences().size(), settings.keep());
        return Outcome.SWITCHED;
    }
}
