package org.aidwire.query.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aidwire.contract.Aid;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.When;

/**
 * How answers are written: members in the order of the records, null for what is absent, times as
 * RFC 3339 in UTC, numbers as plain digits.
 */
public final class ReadJson {

    private static final ObjectMapper JSON = mapper().build();

    private static final ObjectReader TREES =
            JSON.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .with(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private ReadJson() {}

    public static byte[] write(Object answer) {
        return write(JSON, answer);
    }

    /** The same, by a mapper of {@link #mapper} that was taught more. */
    public static byte[] write(ObjectMapper json, Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }

    static String text(JsonNode answer) {
        return new String(write(answer), StandardCharsets.UTF_8);
    }

    /** An answer as it is written, to be taken apart; its numbers keep all their digits. */
    static JsonNode tree(Object answer) {
        try {
            return TREES.readTree(write(answer));
        } catch (IOException e) {
            throw new IllegalStateException("what was just written cannot be read", e);
        }
    }

    static JavaType type(Class<?> served) {
        return JSON.constructType(served);
    }

    /** The members of a record by the names that they are written with, in their order. */
    static Map<String, JavaType> members(JavaType type) {
        Map<String, JavaType> members = new LinkedHashMap<>();
        JSON.getSerializationConfig()
                .introspect(type)
                .findProperties()
                .forEach(each -> members.put(each.getName(), each.getPrimaryType()));
        return members;
    }

    public static JsonMapper.Builder mapper() {
        SimpleModule shapes = new SimpleModule();
        shapes.addSerializer(Instant.class, ToStringSerializer.instance);
        shapes.addSerializer(LocalDate.class, ToStringSerializer.instance);
        shapes.addSerializer(BigDecimal.class, new PlainNumber());
        shapes.addSerializer(
                When.class,
                new JsonSerializer<>() {
                    @Override
                    public void serialize(When when, JsonGenerator out, SerializerProvider all)
                            throws IOException {
                        out.writeString(when.wire());
                    }
                });
        shapes.addSerializer(
                PubStatus.class,
                new JsonSerializer<>() {
                    @Override
                    public void serialize(
                            PubStatus status, JsonGenerator out, SerializerProvider all)
                            throws IOException {
                        out.writeString(status.wire());
                    }
                });
        return JsonMapper.builder()
                .addModule(shapes)
                .addMixIn(Aid.class, AidNames.class)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    /** 6000000, whether it was added up from 6000000.00 or 6E+6. */
    private static final class PlainNumber extends JsonSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider all)
                throws IOException {
            out.writeNumber(value.stripTrailingZeros().toPlainString());
        }
    }

    private interface AidNames {

        @JsonProperty("package")
        String packageLabel();
    }
}
