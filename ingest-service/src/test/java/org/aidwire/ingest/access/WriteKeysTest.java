package org.aidwire.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteKeysTest {

    @TempDir Path directory;

    private Path file;

    @BeforeEach
    void a_file() {
        file = directory.resolve("keys.json");
    }

    private void write(String... names) throws IOException {
        Files.writeString(
                file,
                Arrays.stream(names)
                        .map(
                                name ->
                                        """
                                        {"name": "%s", "sha256": "%s", "outlets": ["*"]}
                                        """
                                                .formatted(name, sha256(name)))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable String writer(WriteKeys keys, String key) {
        var writer = keys.find("Bearer " + key);
        return writer == null ? null : writer.name();
    }

    @Test
    void a_key_is_added_and_revoked_without_a_restart() throws IOException {
        write("stolen");
        WriteKeys keys = new WriteKeys(file, true, Duration.ofMillis(10));
        keys.onStart(new StartupEvent());
        try {
            assertThat(writer(keys, "stolen")).isEqualTo("stolen");

            write("fresh");

            Awaitility.await().until(() -> writer(keys, "stolen") == null);
            assertThat(writer(keys, "fresh")).isEqualTo("fresh");
        } finally {
            keys.stop();
        }
    }

    @Test
    void a_mistake_in_the_file_locks_nobody_out() throws IOException {
        write("desk");
        WriteKeys keys = new WriteKeys(file, true, Duration.ofDays(1));

        Files.writeString(file, "[{");
        keys.reread(file);
        assertThat(writer(keys, "desk")).isEqualTo("desk");

        Files.delete(file);
        keys.reread(file);
        assertThat(writer(keys, "desk")).isEqualTo("desk");

        write();
        keys.reread(file);
        assertThat(writer(keys, "desk")).isNull();
    }
}
