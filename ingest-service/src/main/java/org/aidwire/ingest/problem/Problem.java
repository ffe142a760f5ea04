package org.aidwire.ingest.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as it is answered.
 *
 * @param detail what was wrong and what to do, in a sentence
 * @param errors the places at fault, never none; an empty pointer is the request as a whole
 * @param headers of the answer, such as {@code Allow} or {@code Retry-After}
 */
public record Problem(
        ProblemType type, String detail, List<Place> errors, Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * @param pointer JSON pointer into the body; {@code /name} of a header's attribute or a
     *     parameter
     */
    public record Place(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemType type, String detail) {
        return at(type, "", detail);
    }

    public static Problem at(ProblemType type, String pointer, String detail) {
        return new Problem(type, detail, List.of(new Place(pointer, detail)), Map.of());
    }

    public Problem with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Problem(type, detail, errors, all);
    }

    public byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", type.uri().toString());
            json.writeStringField("title", type.title());
            json.writeNumberField("status", type.status());
            json.writeStringField("detail", detail);
            json.writeArrayFieldStart("errors");
            for (Place error : errors) {
                json.writeStartObject();
                json.writeStringField("pointer", error.pointer());
                json.writeStringField("detail", error.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does no I/O", e);
        }
        return out.toByteArray();
    }
}
