package org.aidwire.local.disk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The write keys of the local stack: one file a key, holding the key alone. The services see only
 * their SHA-256.
 */
public final class Keys {

    /** A key with what it grants, and the outlets that it writes for. */
    public enum Name {
        FEED("feed", List.of(), List.of("*")),
        EDITOR("editor", List.of("editor"), List.of("*")),
        BACKFILL("backfill", List.of("editor", "backfill"), List.of("*")),
        ADMIN("admin", List.of("admin"), List.of());

        private final String file;
        private final List<String> grants;
        private final List<String> outlets;

        Name(String file, List<String> grants, List<String> outlets) {
            this.file = file;
            this.grants = grants;
            this.outlets = outlets;
        }

        public String file() {
            return file;
        }
    }

    private static final int RANDOM_BYTES = 32;

    private final DataDirectory directory;

    public Keys(DataDirectory directory) {
        this.directory = directory;
    }

    /** Makes the keys that are missing, and tells the services what each may do. */
    public void provide(Belongings belongings) {
        belongings.folder(directory.keys());
        ArrayNode access = new ObjectMapper().createArrayNode();
        for (Name name : Name.values()) {
            Path file = directory.keys().resolve(name.file());
            if (!Files.exists(file)) {
                belongings.write(file, random());
            }
            closeToOthers(file);
            access.add(entry(name, read(name.file())));
        }
        belongings.write(directory.access(), access.toPrettyString());
    }

    /** The key in the file of this name. */
    public String read(String name) {
        Path file = directory.keys().resolve(name).normalize();
        if (!directory.keys().equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw new InTheWay(
                    "there is no key "
                            + name
                            + " in "
                            + directory.keys()
                            + ". The stack makes its keys on first start: aidwire up.");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new InTheWay(file + " cannot be read: " + failed.getMessage());
        }
    }

    private static JsonNode entry(Name name, String key) {
        ObjectNode entry = new ObjectMapper().createObjectNode();
        entry.put("name", name.file()).put("sha256", sha256(key));
        entry.putArray("grants").addAll(name.grants.stream().map(entry::textNode).toList());
        entry.putArray("outlets").addAll(name.outlets.stream().map(entry::textNode).toList());
        // The prod profile takes no key that says so.
        return entry.put("local", true);
    }

    private static void closeToOthers(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
