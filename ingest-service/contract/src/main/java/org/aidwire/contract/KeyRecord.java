package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@link Topics#KEYS}, which is compacted: of each key the last value stays. Keys are
 * JSON arrays, {@code [article, kind, name]}, so that no article's name can be taken for another's.
 */
public sealed interface KeyRecord {

    String KEY = "key";
    String REMAINS = "remains";
    String ERASED = "erased";

    /** The article that it is about. */
    String article();

    /**
     * The key of an event, and what it belongs to.
     *
     * @param sha256 the event's
     * @param recordedtime the event's
     */
    record Key(String article, String id, SecretKey secret, String sha256, Instant recordedtime)
            implements KeyRecord {

        /** Never what it unlocks: records are printed in failures. */
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** A key that was shredded: a tombstone. */
    record Shredded(String article, String id) implements KeyRecord {}

    /**
     * What the rules still need to know of an event that was erased: hashes and places.
     *
     * @param sha256 the event's
     * @param facts a JSON object, the reader's business
     */
    record Remains(String article, String sha256, String facts) implements KeyRecord {}

    /** The article was erased, with all that was recorded by then. */
    record Erased(String article, Instant until) implements KeyRecord {}

    default String key() {
        ArrayNode key = JsonNodeFactory.instance.arrayNode().add(article());
        switch (this) {
            case Key each -> key.add(KEY).add(each.id());
            case Shredded each -> key.add(KEY).add(each.id());
            case Remains each -> key.add(REMAINS).add(each.sha256());
            case Erased _ -> key.add(ERASED);
        }
        return CanonicalJson.write(key);
    }

    /** Null of a tombstone. */
    default byte @Nullable [] value() {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Key each ->
                    value.put(
                                    "secret",
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    Objects.requireNonNull(
                                                            each.secret().getEncoded())))
                            .put("sha256", each.sha256())
                            .put("recordedtime", each.recordedtime().toString());
            case Shredded _ -> {
                return null;
            }
            case Remains each -> {
                return each.facts().getBytes(StandardCharsets.UTF_8);
            }
            case Erased each -> value.put("until", each.until().toString());
        }
        return CanonicalJson.write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a record; null where it is none of these. */
    static @Nullable KeyRecord read(byte @Nullable [] key, byte @Nullable [] value) {
        JsonNode names = key == null ? null : EventJson.parse(key).tree();
        if (names == null || !names.isArray() || names.size() < 2) {
            return null;
        }
        String article = names.path(0).asText();
        String name = names.path(2).asText();
        JsonNode tree = value == null ? null : EventJson.parse(value).tree();
        if (value != null && !(tree instanceof ObjectNode)) {
            return null;
        }
        return switch (names.path(1).asText()) {
            case KEY -> tree == null ? new Shredded(article, name) : key(article, name, tree);
            case REMAINS ->
                    value == null
                            ? null
                            : new Remains(article, name, new String(value, StandardCharsets.UTF_8));
            case ERASED -> {
                Instant until = tree == null ? null : time(tree, "until");
                yield until == null ? null : new Erased(article, until);
            }
            default -> null;
        };
    }

    private static @Nullable KeyRecord key(String article, String id, JsonNode value) {
        Instant recorded = time(value, "recordedtime");
        try {
            byte[] secret = Base64.getDecoder().decode(value.path("secret").asText());
            return recorded == null || secret.length == 0
                    ? null
                    : new Key(
                            article,
                            id,
                            EventKey.secretOf(secret),
                            value.path("sha256").asText(),
                            recorded);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant time(JsonNode value, String name) {
        OffsetDateTime time = Times.parseInstant(value.path(name).asText());
        return time == null ? null : time.toInstant();
    }
}
