package org.aidwire.query.projection;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The end of an event's trace: from when its record was read until its rows are committed. A record
 * says in the header {@code traceparent} (W3C Trace Context) whose it is. Names of spans and
 * attributes are OpenTelemetry's for messaging.
 */
@ApplicationScoped
class Traces {

    private static final String HEADER = "traceparent";

    private final Tracer tracer;

    @Inject
    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** What is projected a second time is no part of what happened to a request. */
    static Traces none() {
        return new Traces(TracerProvider.noop().get("none"));
    }

    /** The way of a record to its rows; one that records nothing where the trace is not sampled. */
    Span projecting(ConsumerRecord<byte[], byte[]> record) {
        Context parent = parent(record);
        if (!Span.fromContext(parent).getSpanContext().isSampled()) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder("process " + record.topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute(
                        "messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset())
                .startSpan();
    }

    /** Null where the record does not say. */
    static @Nullable String id(ConsumerRecord<byte[], byte[]> record) {
        SpanContext context = Span.fromContext(parent(record)).getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    private static Context parent(ConsumerRecord<byte[], byte[]> record) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), record.headers(), Reading.OF_HEADERS);
    }

    private enum Reading implements TextMapGetter<Headers> {
        OF_HEADERS;

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header =
                    headers == null || !name.equals(HEADER) ? null : headers.lastHeader(name);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
