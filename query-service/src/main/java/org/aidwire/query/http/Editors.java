package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whose key it is, and whether it opens the bodies of articles. Keys lie in a file as SHA-256 with
 * their grants, the same that ingest reads. Anybody else reads as nobody in particular: an
 * Authorization that is not known is no error.
 */
@ApplicationScoped
final class Editors {

    private static final Logger LOG = Logger.getLogger(Editors.class);

    private static final String EDITOR = "editor";
    private static final String ADMIN = "admin";
    private static final String SCHEME = "bearer ";

    /** A key as the file holds it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Known(byte[] hash, String name, Set<String> grants) {}

    private final AccessSettings settings;
    private volatile List<Known> keys;
    private @Nullable Thread watch;
    private boolean broken;

    Editors(AccessSettings settings) {
        this.settings = settings;
        this.keys = settings.keysFile().map(Editors::read).orElse(List.of());
    }

    void onStart(@Observes StartupEvent started) {
        settings.keysFile()
                .ifPresent(
                        file ->
                                watch =
                                        Thread.ofVirtual()
                                                .name("aidwire-keys")
                                                .start(() -> watch(file)));
    }

    private void watch(Path file) {
        try {
            while (true) {
                Thread.sleep(settings.reread());
                reread(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the file says now; where it cannot be used, what it last said. */
    private void reread(Path file) {
        try {
            keys = read(file);
            broken = false;
        } catch (IllegalStateException | IllegalArgumentException e) {
            if (!broken) {
                LOG.errorf("the keys stay as they were: %s", e.getMessage());
            }
            broken = true;
        }
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.interrupt();
        }
    }

    private static List<Known> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "aidwire.access.keys-file names " + file + ", which is no file");
        }
        try {
            List<Known> keys = new ArrayList<>();
            for (JsonNode key : new ObjectMapper().readTree(file.toFile())) {
                Set<String> grants = new HashSet<>();
                key.path("grants")
                        .forEach(grant -> grants.add(grant.asText().toLowerCase(Locale.ROOT)));
                keys.add(
                        new Known(
                                HexFormat.of().parseHex(key.path("sha256").asText()),
                                key.path("name").asText(),
                                Set.copyOf(grants)));
            }
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new IllegalStateException("the keys file cannot be read: " + file, e);
        }
    }

    boolean include(@Nullable String authorization) {
        Known key = find(authorization);
        return key != null && key.grants().contains(EDITOR);
    }

    /** Whether its holder operates this service. */
    boolean operates(@Nullable String authorization) {
        Known key = find(authorization);
        return key != null && key.grants().contains(ADMIN);
    }

    /** The name of the key, whatever it grants; null where it is none that is known. */
    @Nullable String name(@Nullable String authorization) {
        Known key = find(authorization);
        return key == null ? null : key.name();
    }

    private @Nullable Known find(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        byte[] hash = sha256(authorization.substring(SCHEME.length()).strip());
        Known found = null;
        for (Known each : keys) {
            // All are compared, each in constant time: the time taken tells nothing of a key.
            if (MessageDigest.isEqual(each.hash(), hash)) {
                found = each;
            }
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
