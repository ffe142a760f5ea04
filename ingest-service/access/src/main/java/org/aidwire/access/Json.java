package org.aidwire.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aidwire.contract.EventJson;
import org.jspecify.annotations.Nullable;

/** Members of JSON that people wrote; a mistake is an {@link IllegalArgumentException}. */
final class Json {

    private Json() {}

    /** Null where it is no JSON; a member that stands twice makes it none. */
    static @Nullable JsonNode read(byte[] json) {
        return EventJson.parse(json).tree();
    }

    static void only(Set<String> members, JsonNode node) {
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!members.contains(name)) {
                                throw new IllegalArgumentException("unknown member " + name);
                            }
                        });
    }

    static List<String> texts(JsonNode node, String member) {
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new IllegalArgumentException(member + " must be an array");
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(text(element, member)));
        return texts;
    }

    static String text(JsonNode node, String member) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new IllegalArgumentException(member + " must be a text that is not blank");
        }
        return node.textValue();
    }
}
