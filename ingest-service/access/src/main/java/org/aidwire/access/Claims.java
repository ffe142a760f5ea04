package org.aidwire.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a token says. Read before it is verified, to turn away what quarkus-oidc would take and we
 * do not, and believed only after.
 */
record Claims(JsonNode payload) {

    /** Signatures by a key pair alone. RFC 8725 has the reasons against the others. */
    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256", "EdDSA");

    private static final int LONGEST_SUBJECT = 200;

    static boolean isShapedLikeOne(String text) {
        return text.matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    }

    /** A token that nobody signed, with a key that nobody has. */
    static String unheardOf() {
        return Stream.of("{\"alg\":\"RS256\",\"kid\":\"none of yours\"}", "{}", "none")
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                .collect(Collectors.joining("."));
    }

    /** Null where the token could not hold whoever signed it. */
    static @Nullable Claims of(String token) {
        String[] parts = token.split("\\.", -1);
        JsonNode header = json(parts[0]);
        JsonNode payload = json(parts[1]);
        return header != null
                        && payload != null
                        && ALGORITHMS.contains(header.path("alg").asText())
                        && !header.has("crit")
                        && isSound(payload.path("sub"))
                ? new Claims(payload)
                : null;
    }

    /** It goes to logs and to the log of events. */
    private static boolean isSound(JsonNode subject) {
        return subject.isTextual()
                && !subject.textValue().isBlank()
                && subject.textValue().length() <= LONGEST_SUBJECT
                && subject.textValue().chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable JsonNode json(String part) {
        try {
            JsonNode node = Json.read(Base64.getUrlDecoder().decode(part));
            return node != null && node.isObject() ? node : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String subject() {
        return payload.path("sub").asText();
    }

    @Nullable String id() {
        return payload.path("jti").isTextual() ? payload.path("jti").textValue() : null;
    }

    Caller caller(String outletsClaim) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (JsonNode claim :
                List.of(
                        payload.path("groups"),
                        payload.path("roles"),
                        payload.path("realm_access").path("roles"))) {
            for (String name : texts(claim)) {
                Role role = Role.named(name);
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return new Caller(Caller.BY_TOKEN + subject(), roles, texts(payload.path(outletsClaim)));
    }

    /** A list of texts, or one alone; what else stands there grants nothing. */
    private static List<String> texts(JsonNode claim) {
        List<String> texts = new ArrayList<>();
        if (claim.isTextual()) {
            texts.add(claim.textValue());
        }
        claim.forEach(
                element -> {
                    if (claim.isArray() && element.isTextual()) {
                        texts.add(element.textValue());
                    }
                });
        return texts;
    }
}
