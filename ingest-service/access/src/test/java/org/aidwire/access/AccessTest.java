package org.aidwire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    @TempDir Path directory;

    private Path file;

    @BeforeEach
    void a_file() {
        file = directory.resolve("keys.json");
    }

    private record Settings(Optional<Path> keysFile) implements AccessSettings {

        @Override
        public Optional<URI> issuer() {
            return Optional.empty();
        }

        @Override
        public Set<String> audience() {
            return Set.of("aidwire-ingest");
        }

        @Override
        public String outletsClaim() {
            return "outlets";
        }

        @Override
        public Duration longestToken() {
            return Duration.ofHours(1);
        }

        @Override
        public Optional<Path> deniedFile() {
            return Optional.empty();
        }

        @Override
        public Duration reread() {
            return Duration.ofMillis(10);
        }

        @Override
        public Duration refetch() {
            return Duration.ZERO;
        }

        @Override
        public Duration refresh() {
            return Duration.ZERO;
        }

        @Override
        public Duration providerPatience() {
            return Duration.ZERO;
        }
    }

    private static Access access(boolean prod, @Nullable Path keysFile) {
        AccessSettings settings = new Settings(Optional.ofNullable(keysFile));
        return new Access(settings, new Tokens(new Provider(settings, null), null, settings), prod);
    }

    private Access access() {
        return access(true, file);
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

    private static Identified shown(Access access, String... authorization) {
        return access.identify(List.of(authorization), null).await().indefinitely();
    }

    private static boolean isKnown(Access access, String key) {
        return shown(access, "Bearer " + key) instanceof Identified.Known(Caller caller)
                && caller.name().equals(key);
    }

    @Test
    void a_key_is_added_and_revoked_without_a_restart() throws IOException {
        write("stolen");
        Access access = access();
        access.onStart(new StartupEvent());
        try {
            assertThat(isKnown(access, "stolen")).isTrue();

            write("fresh");

            Awaitility.await().until(() -> !isKnown(access, "stolen"));
            assertThat(isKnown(access, "fresh")).isTrue();
        } finally {
            access.stop();
        }
    }

    @Test
    void a_mistake_in_the_file_locks_nobody_out() throws IOException {
        write("desk");
        Access access = access();

        Files.writeString(file, "[{");
        access.reread();
        assertThat(isKnown(access, "desk")).isTrue();

        Files.delete(file);
        access.reread();
        assertThat(isKnown(access, "desk")).isTrue();

        write();
        access.reread();
        assertThat(isKnown(access, "desk")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "Bearer",
                "Bearer ",
                "Basic desk",
                "Bearer a b",
                "Bearer é",
                "Bearer other",
                "Bearer a.b.c"
            })
    void what_is_no_known_key_is_refused(String header) throws IOException {
        write("desk");
        Access access = access();

        assertThat(shown(access, header)).isInstanceOf(Identified.Refused.class);
        assertThat(shown(access, "Bearer desk", "Bearer desk"))
                .isInstanceOf(Identified.Refused.class);
        assertThat(shown(access)).isInstanceOf(Identified.Nobody.class);
        assertThat(shown(access, "bearer desk")).isInstanceOf(Identified.Known.class);
    }

    @Test
    void a_file_that_cannot_be_read_is_named() {
        assertThatThrownBy(this::access)
                .hasMessageContaining("aidwire.access.keys-file")
                .hasMessageContaining("keys.json");
    }

    @Test
    void with_neither_keys_nor_issuer_nobody_is_known() {
        assertThat(shown(access(true, null), "Bearer a.b.c"))
                .isInstanceOf(Identified.Refused.class);
    }

    @Test
    void production_does_not_start_where_nobody_could_be_known() throws IOException {
        write("desk");

        assertThatThrownBy(() -> access(true, null).mustBeConfigured())
                .hasMessageContaining("no access configuration")
                .hasMessageContaining("aidwire.access.keys-file");
        access(false, null).mustBeConfigured();
        access().mustBeConfigured();
    }

    @Test
    void production_takes_no_keys_of_the_local_stack() throws IOException {
        Files.writeString(
                file,
                """
                [{"name": "feed", "sha256": "%s", "outlets": ["*"], "local": true}]
                """
                        .formatted(sha256("feed")));

        assertThatThrownBy(this::access).hasMessageContaining("local stack");
        assertThat(isKnown(access(false, file), "feed")).isTrue();
    }

    @Test
    void keys_of_the_local_stack_do_not_come_in_later_either() throws IOException {
        write("desk");
        Access access = access();
        Files.writeString(
                file,
                """
                [{"name": "feed", "sha256": "%s", "outlets": ["*"], "local": true}]
                """
                        .formatted(sha256("feed")));

        access.reread();

        assertThat(isKnown(access, "feed")).isFalse();
        assertThat(isKnown(access, "desk")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example",
                "https://localhost:8443",
                "https://127.0.0.1",
                "https://[::1]/realms/a"
            })
    void production_takes_no_local_issuer(String issuer) {
        assertThatThrownBy(() -> Access.refuseLocal(URI.create(issuer)))
                .hasMessageContaining("aidwire.access.issuer");
    }

    @Test
    void production_takes_an_issuer_elsewhere() {
        Access.refuseLocal(URI.create("https://id.example/realms/newsroom"));
    }
}
