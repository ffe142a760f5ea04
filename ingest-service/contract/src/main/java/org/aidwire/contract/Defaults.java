package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The defaults of design section 3 ("Shapes"), put where a member is absent or null. */
final class Defaults {

    private Defaults() {}

    static void number(ObjectNode object, String name, int value) {
        if (!object.hasNonNull(name)) {
            object.put(name, value);
        }
    }

    static void text(ObjectNode object, String name, String value) {
        if (!object.hasNonNull(name)) {
            object.put(name, value);
        }
    }

    /** The member as an object; null where there is none. */
    static @Nullable ObjectNode object(ObjectNode object, String name) {
        JsonNode member = object.get(name);
        return member instanceof ObjectNode found ? found : null;
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
