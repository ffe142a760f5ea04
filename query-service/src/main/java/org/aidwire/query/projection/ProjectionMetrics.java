package org.aidwire.query.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.query.store.ReadModelAge;

/** What can be seen of the projection from outside. */
@ApplicationScoped
class ProjectionMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batchRecords;
    private final Timer batchTime;
    private final Timer eventToVisible;
    private final Counter changed;
    private final Counter refused;
    private final Counter fenced;
    private final AtomicLong lag = new AtomicLong();
    private final ReadModelAge age;

    ProjectionMetrics(MeterRegistry registry, ReadModelAge age) {
        this.registry = registry;
        this.age = age;
        this.batchRecords = registry.summary("aidwire.projection.batch.records");
        this.batchTime = registry.timer("aidwire.projection.batch");
        this.eventToVisible = registry.timer("aidwire.projection.event.to.visible");
        this.changed = registry.counter("aidwire.projection.lines.changed");
        this.refused = registry.counter("aidwire.projection.refused");
        this.fenced = registry.counter("aidwire.projection.fenced");
        registry.gauge("aidwire.projection.lag.records", lag);
        for (Parking.Reason reason : Parking.Reason.values()) {
            parkedCounter(reason);
        }
    }

    void timed(int records, Runnable batch) {
        batchRecords.record(records);
        batchTime.record(batch);
    }

    /**
     * From when Aidwire learned an event to when its answer is visible; a backfill's earlier
     * recordedtime shows as such.
     */
    void projected(Projector.Projected projected, Collection<Event> events, Instant visible) {
        changed.increment(projected.changed());
        refused.increment(projected.refused());
        for (Event event : events) {
            Duration since = Duration.between(event.envelope().recordedtime(), visible);
            eventToVisible.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    void parked(Parking.Reason reason) {
        parkedCounter(reason).increment();
    }

    private Counter parkedCounter(Parking.Reason reason) {
        return registry.counter("aidwire.projection.parked", "reason", reason.name());
    }

    void fenced() {
        fenced.increment();
    }

    void lag(long records, Instant measured) {
        lag.set(records);
        age.measured(records, measured);
    }
}
