package org.aidwire.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that hold and are refused all the same.
 *
 * @param tokens their ids ({@code jti})
 * @param subjects whose tokens are all refused ({@code sub})
 */
record Denied(Set<String> tokens, Set<String> subjects) {

    static final Denied NONE = new Denied(Set.of(), Set.of());

    static Denied read(byte[] json) {
        JsonNode tree = Json.read(json);
        if (tree == null || !tree.isObject()) {
            throw new IllegalArgumentException("it must be a JSON object with jti and sub");
        }
        Json.only(Set.of("jti", "sub"), tree);
        return new Denied(
                Set.copyOf(Json.texts(tree.path("jti"), "jti")),
                Set.copyOf(Json.texts(tree.path("sub"), "sub")));
    }

    boolean holds(@Nullable String token, String subject) {
        return token != null && tokens.contains(token) || subjects.contains(subject);
    }
}
