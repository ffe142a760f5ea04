package org.aidwire.contract.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that ships in this jar. A list that is missing or malformed is a broken build, so it
 * stops the start.
 */
final class CodeListFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CodeListFile() {}

    static JsonNode read(String file) {
        String path = "/org/aidwire/contract/codelists/" + file;
        try (InputStream in = CodeListFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + path);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static String text(JsonNode row, String field) {
        String value = textOrNull(row, field);
        if (value == null) {
            throw new IllegalStateException("no " + field + " in " + row);
        }
        return value;
    }

    static @Nullable String textOrNull(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    static List<String> texts(JsonNode row, String field) {
        return texts(row.path(field));
    }

    static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.textValue()));
        return List.copyOf(values);
    }
}
