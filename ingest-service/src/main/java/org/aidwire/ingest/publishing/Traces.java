package org.aidwire.ingest.publishing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sending as a part of a request's trace; names are OpenTelemetry's for messaging. */
@ApplicationScoped
class Traces {

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The sending of these records, which from here on say whose they are. */
    Span sending(List<ProducerRecord<String, byte[]>> records) {
        String topic = records.getFirst().topic();
        Span span =
                tracer.spanBuilder("send " + topic)
                        .setSpanKind(SpanKind.PRODUCER)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.operation.type", "send")
                        .setAttribute("messaging.destination.name", topic)
                        .setAttribute("messaging.batch.message_count", records.size())
                        .startSpan();
        Context context = Context.current().with(span);
        records.forEach(record -> TraceHeader.write(context, record.headers()));
        return span;
    }

    static void sent(Span sending, Publication outcome) {
        if (!(outcome instanceof Publication.Acknowledged)) {
            sending.setStatus(StatusCode.ERROR, outcome.getClass().getSimpleName());
        }
        sending.end();
    }
}
