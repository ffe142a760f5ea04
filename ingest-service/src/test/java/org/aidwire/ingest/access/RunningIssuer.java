package org.aidwire.ingest.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.aidwire.access.TestIssuer;

/** Keys in a file that tests may change, and a provider of identities that they are themselves. */
public final class RunningIssuer implements QuarkusTestResourceLifecycleManager {

    static final TestIssuer ISSUER = new TestIssuer();

    /** Beside those of the service's own tests. */
    static final String STOLEN_KEY = "stolen-key";

    static final String READER_KEY = "reader-key";
    static final String ADMIN_KEY = "admin-key";

    private static final Path KEYS = temporary("keys");
    static final Path DENIED = temporary("denied");

    @Override
    public Map<String, String> start() {
        keepStolenKey(true);
        write(DENIED, "{}");
        return Map.of(
                "aidwire.access.issuer",
                ISSUER.url(),
                "aidwire.access.keys-file",
                KEYS.toString(),
                "aidwire.access.denied-file",
                DENIED.toString(),
                "aidwire.access.reread",
                "50ms",
                "aidwire.access.refetch",
                "1ms",
                "aidwire.access.refresh",
                "50ms");
    }

    @Override
    public void stop() {
        ISSUER.close();
    }

    static void keepStolenKey(boolean kept) {
        try {
            String known = Files.readString(Path.of("src/test/resources/keys.json")).strip();
            String more =
                    entry(READER_KEY, "[\"reader\"]", "[]")
                            + entry(ADMIN_KEY, "[\"admin\"]", "[]")
                            + (kept ? entry(STOLEN_KEY, "[]", "[\"*\"]") : "");
            write(KEYS, known.substring(0, known.length() - 1) + more + "]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entry(String key, String grants, String outlets) {
        return ",{\"name\": \"%s\", \"sha256\": \"%s\", \"grants\": %s, \"outlets\": %s}"
                .formatted(key, sha256(key), grants, outlets);
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At once: the service reads it meanwhile. */
    static void write(Path file, String json) {
        try {
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), json);
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary(String name) {
        try {
            Path file = Files.createTempFile("aidwire-" + name, ".json");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
