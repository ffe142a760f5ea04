package org.aidwire.query.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of the rules as JSON text in the store's own columns, and back to equal values. This
 * is no published form: readers get what the HTTP edge makes of the values.
 */
final class RulesJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new SimpleModule().addAbstractTypeMapping(Map.class, EnumMap.class))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .build();

    private RulesJson() {}

    static @Nullable String write(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored value no longer readable as " + type, e);
        }
    }

    /** Names with bytes, as a map of them is written. */
    static Map<String, byte[]> bytes(String json) {
        try {
            return MAPPER.readValue(
                    json,
                    MAPPER.getTypeFactory()
                            .constructMapType(LinkedHashMap.class, String.class, byte[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored bytes no longer readable", e);
        }
    }

    static <T> @Nullable T readIfAny(@Nullable String json, Class<T> type) {
        return json == null ? null : read(json, type);
    }
}
