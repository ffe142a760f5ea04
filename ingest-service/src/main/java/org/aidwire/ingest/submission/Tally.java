package org.aidwire.ingest.submission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.aidwire.contract.EventType;

/** What was taken and what was not, for operators. */
@ApplicationScoped
class Tally {

    private final MeterRegistry metrics;

    Tally(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void accepted(EventType type) {
        Counter.builder("aidwire.ingest.accepted")
                .description("Events acknowledged by Kafka")
                .tag("type", type.name().toLowerCase(Locale.ROOT))
                .register(metrics)
                .increment();
    }

    /**
     * @param reason a rule of admission, or the kind of problem
     */
    void refused(String reason) {
        Counter.builder("aidwire.ingest.refused")
                .description("Requests and events turned away")
                .tag("reason", reason.toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(metrics)
                .increment();
    }
}
