package org.aidwire.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the file of keys. A file with any mistake in it is refused whole: half a list would lock
 * callers out silently.
 */
final class KeysFile {

    private static final Set<String> MEMBERS =
            Set.of("name", "sha256", "grants", "outlets", "local");

    private KeysFile() {}

    static List<Key> read(byte[] json) {
        JsonNode tree = Json.read(json);
        if (tree == null || !tree.isArray()) {
            throw new IllegalArgumentException("it must be a JSON array of keys");
        }
        List<Key> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode node : tree) {
            Key key = key(node);
            if (!seen.add(key.caller().name()) || !seen.add(key.sha256())) {
                throw new IllegalArgumentException("key " + key.caller().name() + " stands twice");
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }

    private static Key key(JsonNode node) {
        Json.only(MEMBERS, node);
        String name = Json.text(node.path("name"), "name");
        if (name.startsWith(Caller.BY_TOKEN)) {
            throw new IllegalArgumentException(
                    "key " + name + " is named like those known by a token");
        }
        List<String> outlets = Json.texts(node.path("outlets"), "outlets");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Json.texts(node.path("grants"), "grants").forEach(grant -> roles.add(role(grant)));
        roles(name, roles, outlets);
        String sha256 = Json.text(node.path("sha256"), "sha256").toLowerCase(Locale.ROOT);
        return new Key(
                sha256, new Caller(name, roles, outlets), node.path("local").asBoolean(false));
    }

    /** A key with outlets is a feed's; one without must say what else it is for. */
    private static void roles(String name, Set<Role> roles, List<String> outlets) {
        if (!outlets.isEmpty()) {
            roles.add(Role.FEED);
        } else if (roles.contains(Role.FEED)
                || roles.contains(Role.BACKFILL)
                || !roles.contains(Role.READER)
                        && !roles.contains(Role.ADMIN)
                        && !roles.contains(Role.EDITOR)) {
            throw new IllegalArgumentException(
                    "key " + name + " names no outlets; [\"*\"] is any, and \"reader\" needs none");
        }
    }

    private static Role role(String name) {
        Role role = Role.named(name);
        if (role == null) {
            throw new IllegalArgumentException("unknown grant " + name);
        }
        return role;
    }
}
