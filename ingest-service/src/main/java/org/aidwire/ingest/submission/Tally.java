package org.aidwire.ingest.submission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.aidwire.contract.EventType;
import org.aidwire.ingest.problem.ProblemType;

/** What was taken and what was not, for operators. */
@ApplicationScoped
class Tally {

    private final MeterRegistry metrics;

    Tally(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** All kinds there are, at nought: an alert cannot tell a missing series from a quiet one. */
    void onStart(@Observes StartupEvent started) {
        for (EventType type : EventType.values()) {
            accepted(type, 0);
        }
        for (ProblemType type : ProblemType.values()) {
            refused(type.slug(), 0);
        }
    }

    void accepted(EventType type) {
        accepted(type, 1);
    }

    private void accepted(EventType type, int events) {
        Counter.builder("aidwire.ingest.accepted")
                .description("Events acknowledged by Kafka")
                .tag("type", type.name().toLowerCase(Locale.ROOT))
                .register(metrics)
                .increment(events);
    }

    /**
     * @param reason a rule of admission, or the kind of problem
     */
    void refused(String reason) {
        refused(reason, 1);
    }

    private void refused(String reason, int times) {
        Counter.builder("aidwire.ingest.refused")
                .description("Requests and events turned away")
                .tag("reason", reason.toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(metrics)
                .increment(times);
    }
}
