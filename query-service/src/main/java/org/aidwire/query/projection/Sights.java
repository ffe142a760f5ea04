package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How a delivery is seen from outside: in numbers, and as the end of traces. */
@ApplicationScoped
class Sights {

    private final ProjectionMetrics metrics;
    private final Traces traces;

    @Inject
    Sights(ProjectionMetrics metrics, Traces traces) {
        this.metrics = metrics;
        this.traces = traces;
    }

    ProjectionMetrics metrics() {
        return metrics;
    }

    Traces traces() {
        return traces;
    }

    /** What is projected a second time ends nobody's trace. */
    Sights untraced() {
        return new Sights(metrics, Traces.none());
    }
}
