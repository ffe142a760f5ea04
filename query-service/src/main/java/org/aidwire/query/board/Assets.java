package org.aidwire.query.board;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Style sheet, scripts and icon. All lie under one folder whose name changes with their content, so
 * that browsers keep them for good, also those that the scripts import from one another.
 */
@Singleton
final class Assets {

    private static final Map<String, String> TYPES =
            Map.of(
                    "board.css", "text/css;charset=utf-8",
                    "board.js", "text/javascript;charset=utf-8",
                    "time.js", "text/javascript;charset=utf-8",
                    "live.js", "text/javascript;charset=utf-8",
                    "hold.js", "text/javascript;charset=utf-8",
                    "report.js", "text/javascript;charset=utf-8",
                    "icon.svg", "image/svg+xml");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String version;

    Assets() {
        MessageDigest hash = sha256();
        Set.copyOf(TYPES.keySet()).stream()
                .sorted()
                .forEach(
                        name -> {
                            byte[] content = read(name);
                            files.put(name, content);
                            hash.update(content);
                        });
        version = HexFormat.of().formatHex(hash.digest(), 0, 8);
    }

    /** Without a slash at its end. */
    String folder() {
        return "/board/" + version;
    }

    boolean isCurrent(String asked) {
        return version.equals(asked);
    }

    byte @Nullable [] content(String name) {
        return files.get(name);
    }

    @Nullable String type(String name) {
        return TYPES.get(name);
    }

    private static byte[] read(String name) {
        try (InputStream file =
                Assets.class.getClassLoader().getResourceAsStream("board/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the board lacks " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
