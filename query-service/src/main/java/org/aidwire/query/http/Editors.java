package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose key opens the bodies of articles. Keys lie in a file as SHA-256 with their grants, the same
 * that ingest reads. Anybody else reads as nobody in particular: an Authorization that is not known
 * is no error.
 */
@ApplicationScoped
final class Editors {

    private static final String GRANT = "editor";
    private static final String SCHEME = "bearer ";

    private final List<byte[]> hashes;

    Editors(AccessSettings settings) {
        this.hashes = settings.keysFile().map(Editors::read).orElse(List.of());
    }

    private static List<byte[]> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "aidwire.access.keys-file names " + file + ", which is no file");
        }
        try {
            List<byte[]> hashes = new ArrayList<>();
            for (JsonNode key : new ObjectMapper().readTree(file.toFile())) {
                for (JsonNode grant : key.path("grants")) {
                    if (grant.asText().equalsIgnoreCase(GRANT)) {
                        hashes.add(HexFormat.of().parseHex(key.path("sha256").asText()));
                    }
                }
            }
            return List.copyOf(hashes);
        } catch (IOException e) {
            throw new IllegalStateException("the keys file cannot be read: " + file, e);
        }
    }

    boolean include(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        byte[] hash = sha256(authorization.substring(SCHEME.length()).strip());
        boolean found = false;
        for (byte[] each : hashes) {
            // All are compared, each in constant time: the time taken tells nothing of a key.
            found |= MessageDigest.isEqual(each, hash);
        }
        return found;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
