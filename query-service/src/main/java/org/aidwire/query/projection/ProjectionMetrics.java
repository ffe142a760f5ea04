package org.aidwire.query.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.store.DeadLetters;
import org.jspecify.annotations.Nullable;

/** What can be seen of the projection from outside; {@code docs/operations.md} explains it. */
@ApplicationScoped
class ProjectionMetrics {

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final DistributionSummary batchRecords;
    private final Timer batchTime;
    private final Timer eventToVisible;
    private final Counter changed;
    private final Counter recomputed;
    private final Counter fenced;
    private final Counter waits;
    private final AtomicLong lagRecords = new AtomicLong();
    private final AtomicLong partitions = new AtomicLong();
    private volatile @Nullable Instant waitingSince;

    ProjectionMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.batchRecords =
                DistributionSummary.builder("aidwire.projection.batch.records")
                        .description("Records in a batch")
                        .serviceLevelObjectives(1, 5, 20, 100, 250, 500)
                        .register(registry);
        this.batchTime =
                timer("aidwire.projection.batch", "From a batch read to its commit")
                        .register(registry);
        this.eventToVisible =
                timer(
                                "aidwire.projection.event.to.visible",
                                "From when Aidwire learned an event to when its answer is visible")
                        .register(registry);
        this.changed =
                counter("aidwire.projection.lines.changed", "Lines whose state became another");
        this.recomputed =
                counter(
                        "aidwire.projection.lines.recomputed",
                        "Lines decided anew, changed or not");
        this.fenced =
                counter(
                        "aidwire.projection.fenced",
                        "Batches undone because the stored position was not this member's");
        this.waits =
                counter("aidwire.projection.waits", "Tries put off because the store did not do");
        gauge("aidwire.projection.lag.records", "Records read by nobody yet", lagRecords);
        gauge("aidwire.projection.partitions", "Partitions that this member holds", partitions);
        Gauge.builder("aidwire.projection.lag", this, metrics -> metrics.lagSeconds())
                .description("Age of the oldest record known to wait")
                .baseUnit("seconds")
                .register(registry);
        for (Versions.Reason reason : Versions.Reason.values()) {
            refusedCounter(reason);
        }
        for (DeadLetters.Reason reason : DeadLetters.Reason.values()) {
            parkedCounter(reason);
        }
        replayedCounter(true);
        replayedCounter(false);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10));
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private void gauge(String name, String description, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .register(registry);
    }

    void timed(int records, Runnable batch) {
        batchRecords.record(records);
        batchTime.record(batch);
    }

    /** A backfill's earlier recordedtime shows as such. */
    void projected(Projector.Projected projected, Collection<Event> events, Instant visible) {
        changed.increment(projected.changed());
        recomputed.increment(projected.recomputed());
        projected.refused().forEach(reason -> refusedCounter(reason).increment());
        for (Event event : events) {
            Duration since = Duration.between(event.envelope().recordedtime(), visible);
            eventToVisible.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    private Counter refusedCounter(Versions.Reason reason) {
        return Counter.builder("aidwire.projection.refused")
                .description("Events on record that came not to stand")
                .tag("reason", reason.name())
                .register(registry);
    }

    void parked(DeadLetters.Reason reason, int records) {
        parkedCounter(reason).increment(records);
    }

    private Counter parkedCounter(DeadLetters.Reason reason) {
        return Counter.builder("aidwire.projection.parked")
                .description("Records set aside")
                .tag("reason", reason.name())
                .register(registry);
    }

    void replayed(boolean applied) {
        replayedCounter(applied).increment();
    }

    private Counter replayedCounter(boolean applied) {
        return Counter.builder("aidwire.projection.replayed")
                .description("Parked records judged anew")
                .tag("outcome", applied ? "APPLIED" : "FAILED")
                .register(registry);
    }

    void fenced() {
        fenced.increment();
    }

    void waited() {
        waits.increment();
    }

    void lag(int held, long records) {
        partitions.set(held);
        lagRecords.set(records);
    }

    void waitingSince(@Nullable Instant oldest) {
        waitingSince = oldest;
    }

    private double lagSeconds() {
        Instant oldest = waitingSince;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1e3);
    }
}
