package org.aidwire.ingest.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Receipts as JSON: one for a single event, {@code {"events": [...]}} for a batch. */
final class Receipts {

    private static final JsonFactory JSON = new JsonFactory();

    private Receipts() {}

    static byte[] json(List<Receipt> receipts, boolean batch) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            if (batch) {
                json.writeStartObject();
                json.writeArrayFieldStart("events");
            }
            for (Receipt receipt : receipts) {
                json.writeStartObject();
                json.writeStringField("eventId", receipt.eventId());
                json.writeStringField("position", receipt.position());
                json.writeEndObject();
            }
            if (batch) {
                json.writeEndArray();
                json.writeEndObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does no I/O", e);
        }
        return out.toByteArray();
    }
}
