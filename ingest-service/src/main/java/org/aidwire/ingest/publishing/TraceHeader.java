package org.aidwire.ingest.publishing;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} of a record (W3C Trace Context): whose trace it belongs to. Not
 * {@code tracestate}, which is a client's and would be kept for ever.
 */
public final class TraceHeader {

    private static final String NAME = "traceparent";

    private TraceHeader() {}

    /** What is done on account of a record is part of its trace. */
    public static Context of(Headers headers) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), headers, Reading.OF_HEADERS);
    }

    static void write(Context context, Headers headers) {
        W3CTraceContextPropagator.getInstance().inject(context, headers, TraceHeader::write);
    }

    private static void write(@Nullable Headers headers, String name, String value) {
        if (headers != null && name.equals(NAME)) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private enum Reading implements TextMapGetter<Headers> {
        OF_HEADERS;

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null || !name.equals(NAME) ? null : headers.lastHeader(name);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
