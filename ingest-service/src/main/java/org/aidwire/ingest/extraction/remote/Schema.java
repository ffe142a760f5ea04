package org.aidwire.ingest.extraction.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published shape of an answer. */
final class Schema {

    private Schema() {}

    static JsonNode json() {
        try (InputStream in = Schema.class.getResourceAsStream("extraction.v1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("missing extraction.v1.schema.json");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
