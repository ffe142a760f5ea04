package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 Kafka protocol binding, binary mode: attributes in {@code ce_*} headers, the
 * event as JSON value. Header values are percent-encoded as in the HTTP binding, so that every one
 * is plain ASCII.
 */
public final class KafkaBinding {

    public static final String CONTENT_TYPE = "content-type";
    private static final String PREFIX = "ce_";
    private static final List<String> OWN =
            List.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "subject",
                    "time",
                    "datacontenttype",
                    "dataschema",
                    "recordedtime",
                    "writer",
                    "writeroutlets",
                    "partitionkey",
                    "causationid");

    private KafkaBinding() {}

    /** The outcome of reading a record. */
    public sealed interface ReadRecord {

        record Event(EventEnvelope envelope, Decoded.Read content) implements ReadRecord {}

        /** Its words are under a key. */
        record Sealed(EventEnvelope envelope, SealedEvent event) implements ReadRecord {}

        /** No posting, but the act of erasing some. */
        record Erasing(String id, Erasure erasure, String writer, Instant recordedtime)
                implements ReadRecord {}

        record Unreadable(List<Fault> faults) implements ReadRecord {

            public Unreadable {
                faults = List.copyOf(faults);
            }
        }
    }

    public static Map<String, byte[]> headers(EventEnvelope envelope) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        // First, so that no extension can stand for one of Aidwire's own attributes.
        envelope.extensions().forEach((name, value) -> put(headers, name, value));
        put(headers, "specversion", "1.0");
        put(headers, "id", envelope.id());
        put(headers, "source", envelope.source());
        put(headers, "type", envelope.type().wire());
        put(headers, "subject", envelope.subject());
        put(headers, "time", text(envelope.time()));
        put(headers, "recordedtime", text(envelope.recordedtime()));
        put(headers, "writer", envelope.writer());
        put(
                headers,
                "writeroutlets",
                envelope.writeroutlets().stream()
                        .map(KafkaBinding::encodeOutlet)
                        .collect(Collectors.joining(",")));
        put(headers, "partitionkey", envelope.partitionkey());
        put(headers, "causationid", envelope.causationid());
        headers.put(CONTENT_TYPE, "application/json".getBytes(StandardCharsets.US_ASCII));
        return headers;
    }

    /** Of a reader's report, which nobody with a key wrote. */
    public static Map<String, byte[]> headersOfReport(String id, Instant recordedtime) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        put(headers, "specversion", "1.0");
        put(headers, "id", id);
        put(headers, "source", "/v1/reports");
        put(headers, "type", Report.TYPE);
        put(headers, "recordedtime", text(recordedtime));
        put(headers, "partitionkey", id);
        headers.put(CONTENT_TYPE, "application/json".getBytes(StandardCharsets.US_ASCII));
        return headers;
    }

    /** Of an erasure, which an administrator asked for. */
    public static Map<String, byte[]> headersOfErasure(
            String id, Erasure erasure, String writer, Instant recordedtime) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        put(headers, "specversion", "1.0");
        put(headers, "id", id);
        put(headers, "source", "/writers/" + encode(writer));
        put(headers, "type", Erasure.TYPE);
        put(headers, "subject", erasure.uri());
        put(headers, "recordedtime", text(recordedtime));
        put(headers, "writer", writer);
        put(headers, "partitionkey", erasure.uri());
        headers.put(CONTENT_TYPE, "application/json".getBytes(StandardCharsets.US_ASCII));
        return headers;
    }

    /** Reads a record; whatever the bytes are, the answer is a value. */
    public static ReadRecord read(Map<String, byte[]> headers, byte @Nullable [] value) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> attributes = attributes(headers, faults);
        String specversion = attributes.get("specversion");
        if (!"1.0".equals(specversion)) {
            faults.add(Fault.shape("/specversion", "must be 1.0"));
        }
        String typeName = required(attributes, "type", faults);
        EventType type = EventType.find(typeName);
        boolean erasing = typeName.equals(Erasure.TYPE);
        if (type == null && !erasing && !typeName.isEmpty()) {
            faults.add(Fault.value("/type", "is no event type of Aidwire"));
        }
        String id = required(attributes, "id", faults);
        String source = required(attributes, "source", faults);
        String writer = required(attributes, "writer", faults);
        String partitionkey = required(attributes, "partitionkey", faults);
        Instant recordedtime = instant(attributes, "recordedtime", faults);
        if (!attributes.containsKey("recordedtime")) {
            faults.add(Fault.value("/recordedtime", "is required"));
        }
        Instant time = instant(attributes, "time", faults);
        List<String> outlets = outlets(attributes, faults);
        if (value == null) {
            faults.add(Fault.shape("", "the record has no value"));
        }
        if (value == null || recordedtime == null || !faults.isEmpty()) {
            return new ReadRecord.Unreadable(faults);
        }
        if (type == null) {
            return switch (Erasure.read(value)) {
                case Erasure.Read.Unsound unsound -> new ReadRecord.Unreadable(unsound.faults());
                case Erasure.Read.Sound(Erasure erasure) ->
                        new ReadRecord.Erasing(id, erasure, writer, recordedtime);
            };
        }
        Map<String, String> extensions = new LinkedHashMap<>(attributes);
        OWN.forEach(extensions::remove);
        return content(
                new EventEnvelope(
                        id,
                        source,
                        type,
                        attributes.get("subject"),
                        time,
                        recordedtime,
                        writer,
                        outlets,
                        partitionkey,
                        attributes.get("causationid"),
                        extensions),
                value);
    }

    private static ReadRecord content(EventEnvelope envelope, byte[] value) {
        EventJson.Parsed parsed = EventJson.parse(value);
        if (parsed.fault() != null) {
            return new ReadRecord.Unreadable(List.of(parsed.fault()));
        }
        JsonNode tree = Objects.requireNonNull(parsed.tree());
        if (tree instanceof ObjectNode object && SealedEvent.isSealed(object)) {
            List<Fault> faults = new ArrayList<>();
            SealedEvent sealed = SealedEvent.read(envelope.type(), object, faults);
            return sealed == null
                    ? new ReadRecord.Unreadable(faults)
                    : new ReadRecord.Sealed(envelope, sealed);
        }
        return switch (EventJson.decode(envelope.type(), tree)) {
            case Decoded.Unreadable unreadable -> new ReadRecord.Unreadable(unreadable.faults());
            case Decoded.Read read -> new ReadRecord.Event(envelope, read);
        };
    }

    private static Map<String, String> attributes(Map<String, byte[]> headers, List<Fault> faults) {
        Map<String, String> attributes = new LinkedHashMap<>();
        headers.forEach(
                (name, bytes) -> {
                    if (name.startsWith(PREFIX) && bytes != null) {
                        String attribute = name.substring(PREFIX.length());
                        String value = decode(bytes);
                        if (value == null) {
                            faults.add(
                                    Fault.shape(
                                            Fault.step(attribute), "is not percent-encoded UTF-8"));
                        } else if (value.indexOf('\0') >= 0) {
                            faults.add(
                                    Fault.shape(
                                            Fault.step(attribute),
                                            "contains U+0000, which no text store keeps"));
                        } else {
                            attributes.put(attribute, value);
                        }
                    }
                });
        return attributes;
    }

    private static List<String> outlets(Map<String, String> attributes, List<Fault> faults) {
        List<String> outlets = new ArrayList<>();
        for (String encoded : attributes.getOrDefault("writeroutlets", "").split(",")) {
            String outlet = decode(encoded.getBytes(StandardCharsets.UTF_8));
            if (outlet == null || outlet.indexOf('\0') >= 0) {
                faults.add(
                        Fault.shape(
                                "/writeroutlets",
                                "must be percent-encoded names with commas between them"));
                return List.of();
            }
            if (!outlet.isEmpty()) {
                outlets.add(outlet);
            }
        }
        return outlets;
    }

    private static String required(
            Map<String, String> attributes, String name, List<Fault> faults) {
        String value = attributes.getOrDefault(name, "");
        if (value.isEmpty()) {
            faults.add(Fault.value("/" + name, "is required"));
        }
        return value;
    }

    private static @Nullable Instant instant(
            Map<String, String> attributes, String name, List<Fault> faults) {
        String text = attributes.get(name);
        if (text == null) {
            return null;
        }
        OffsetDateTime time = Times.parseInstant(text);
        if (time == null) {
            faults.add(Fault.shape("/" + name, "must be an RFC 3339 instant"));
            return null;
        }
        return time.toInstant();
    }

    private static void put(Map<String, byte[]> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(PREFIX + name, encode(value).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String encodeOutlet(String outlet) {
        return encode(outlet).replace(",", "%2C");
    }

    /**
     * Percent-encodes blank, {@code "}, {@code %} and all outside U+0021 to U+007E, as the HTTP
     * binding demands.
     */
    public static String encode(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20 && b < 0x7F && b != '"' && b != '%') {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** Undoes {@link #encode}; null where the bytes are no percent-encoded UTF-8. */
    public static @Nullable String decode(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                out.write(bytes[i]);
                continue;
            }
            int high = i + 1 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            out.write(high << 4 | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
