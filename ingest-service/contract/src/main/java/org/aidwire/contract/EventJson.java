package org.aidwire.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events from and to JSON: the only Jackson for events in both services. */
public final class EventJson {

    /** Deeper nesting than this is refused: no event needs more than five levels. */
    public static final int MAX_DEPTH = 64;

    /** More than any sum or count needs; longer numbers cost time that grows with their square. */
    static final int MAX_NUMBER_CHARS = 100;

    /**
     * Some six times what the largest batch of full events has. A body of nothing but small values
     * would take a hundred times its size in memory.
     */
    static final long MAX_TOKENS = 1_000_000;

    /** An event with more faults than this has the rest unsaid: the answer stays of a size. */
    static final int MAX_FAULTS = 100;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            com.fasterxml.jackson.core.JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(MAX_NUMBER_CHARS)
                                                    .maxTokenCount(MAX_TOKENS)
                                                    .maxStringLength(64 * 1024 * 1024)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private EventJson() {}

    /** Any JSON text as a tree; what is no JSON comes back as a fault that says where. */
    public static Parsed parse(byte[] json) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException e) {
            return new Parsed(null, Fault.shape("", "the body is not UTF-8; encode it as UTF-8"));
        }
        if (text.isBlank()) {
            return new Parsed(null, Fault.shape("", "the body is empty; send a JSON object"));
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            return tree(parser);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does no I/O", e);
        }
    }

    private static Parsed tree(JsonParser parser) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(parser);
            return tree == null || tree.isMissingNode()
                    ? new Parsed(null, Fault.shape("", "the body is empty; send a JSON object"))
                    : new Parsed(tree, null);
        } catch (JsonProcessingException e) {
            return new Parsed(null, Syntax.faultOf(e, parser));
        } catch (NumberFormatException e) {
            return new Parsed(null, Syntax.faultOf(e, parser));
        }
    }

    /** Exactly one of the two is there. */
    public record Parsed(@Nullable JsonNode tree, @Nullable Fault fault) {}

    public static Decoded decode(EventType type, byte[] json) {
        Parsed parsed = parse(json);
        return parsed.tree() == null
                ? new Decoded.Unreadable(List.of(java.util.Objects.requireNonNull(parsed.fault())))
                : decode(type, parsed.tree());
    }

    /** Reads an event from a tree, noting every fault and not just the first. */
    public static Decoded decode(EventType type, JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            return new Decoded.Unreadable(
                    List.of(Fault.shape("", "the event must be a JSON object")));
        }
        List<Fault> faults = new ArrayList<>();
        NewsEvent event = read(type, object, faults);
        if (event == null || !faults.isEmpty()) {
            return new Decoded.Unreadable(faults);
        }
        ObjectNode filled = object.deepCopy();
        switch (type) {
            case ARTICLE -> ArticleJson.fillDefaults(filled);
            case STATEMENT -> StatementJson.fillDefaults(filled);
        }
        String canonical = CanonicalJson.write(filled);
        return new Decoded.Read(event, canonical, CanonicalJson.sha256(canonical));
    }

    private static @Nullable NewsEvent read(EventType type, ObjectNode object, List<Fault> faults) {
        return read(type, object, faults, false);
    }

    /** An event whose words are sealed or erased: a statement may lack its text. */
    static @Nullable NewsEvent withoutWords(EventType type, ObjectNode object, List<Fault> faults) {
        return read(type, object, faults, true);
    }

    private static @Nullable NewsEvent read(
            EventType type, ObjectNode object, List<Fault> faults, boolean withoutWords) {
        Fields fields = new Fields(object, "", faults);
        NewsEvent event =
                switch (type) {
                    case ARTICLE -> ArticleJson.read(fields, faults);
                    case STATEMENT -> StatementJson.read(fields, faults, withoutWords);
                };
        fields.refuseUnknown();
        return event;
    }

    /** The event in canonical form; decoding it gives an equal event. */
    public static Decoded.Read encode(NewsEvent event) {
        ObjectNode tree = MAPPER.createObjectNode();
        switch (event) {
            case Article article -> {
                ArticleJson.write(article, tree);
                ArticleJson.fillDefaults(tree);
            }
            case Statement statement -> {
                StatementJson.write(statement, tree);
                StatementJson.fillDefaults(tree);
            }
        }
        String canonical = CanonicalJson.write(tree);
        return new Decoded.Read(event, canonical, CanonicalJson.sha256(canonical));
    }

    /**
     * The event that canonical text stands for; for text that was decoded before, such as a row of
     * the read model, and may have been erased since.
     */
    public static NewsEvent reread(EventType type, String canonical) {
        List<Fault> faults = new ArrayList<>();
        try {
            if (MAPPER.readTree(canonical) instanceof ObjectNode object) {
                NewsEvent event = withoutWords(type, object, faults);
                if (event != null && faults.isEmpty()) {
                    return event;
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stored event no longer readable", e);
        }
        throw new IllegalArgumentException("stored event no longer readable: " + faults);
    }

    /** An object that was written here. */
    static ObjectNode object(String canonical) {
        try {
            return (ObjectNode) MAPPER.readTree(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }
}
