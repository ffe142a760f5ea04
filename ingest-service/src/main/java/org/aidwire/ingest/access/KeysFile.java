package org.aidwire.ingest.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aidwire.contract.EventJson;
import org.aidwire.ingest.admission.Grant;
import org.aidwire.ingest.admission.Writer;

/**
 * Reads the file of keys. A file with any mistake in it is refused whole: half a list would lock
 * writers out silently.
 */
final class KeysFile {

    private static final Set<String> MEMBERS = Set.of("name", "sha256", "grants", "outlets");

    private KeysFile() {}

    static List<WriteKey> read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "aidwire.access.keys-file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    static List<WriteKey> read(byte[] json) {
        EventJson.Parsed parsed = EventJson.parse(json);
        JsonNode tree = parsed.tree();
        if (tree == null || !tree.isArray()) {
            throw new IllegalArgumentException("it must be a JSON array of keys");
        }
        List<WriteKey> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode node : tree) {
            WriteKey key = key(node);
            if (!seen.add(key.writer().name()) || !seen.add(key.sha256())) {
                throw new IllegalArgumentException("key " + key.writer().name() + " stands twice");
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }

    private static WriteKey key(JsonNode node) {
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!MEMBERS.contains(name)) {
                                throw new IllegalArgumentException("unknown member " + name);
                            }
                        });
        String name = text(node.path("name"), "name");
        List<String> outlets = texts(node.path("outlets"), "outlets");
        Set<Grant> grants =
                texts(node.path("grants"), "grants").stream()
                        .map(KeysFile::grant)
                        .collect(Collectors.toUnmodifiableSet());
        if (outlets.isEmpty() && !grants.contains(Grant.ADMIN)) {
            throw new IllegalArgumentException("key " + name + " names no outlets; [\"*\"] is any");
        }
        String sha256 = text(node.path("sha256"), "sha256").toLowerCase(Locale.ROOT);
        return new WriteKey(sha256, new Writer(name, grants, outlets));
    }

    private static Grant grant(String name) {
        for (Grant grant : Grant.values()) {
            if (grant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return grant;
            }
        }
        throw new IllegalArgumentException("unknown grant " + name);
    }

    private static List<String> texts(JsonNode node, String member) {
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

    private static String text(JsonNode node, String member) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new IllegalArgumentException(member + " must be a text that is not blank");
        }
        return node.textValue();
    }
}
