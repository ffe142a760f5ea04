package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden files are add-only: what could be read once is read for ever, and as the same event. */
class GoldenFilesTest {

    /**
     * How many first lines of the manifest hash to what. New files go to its end; no entry here
     * ever changes.
     */
    private static final Map<Integer, String> PINNED =
            Map.of(
                    12, "7891ed94d4708d763dad6dc2eeffe77a2dce710d76f3ab6324c467b1dbae73e8",
                    14, "84d8e95bae81a01b59275ca8175202996682071a71a211329c1bb9b0cd2845bf",
                    16, "026c47a28a2fa02991c9e1e765b7de4c318a28fff633f02c1bede4e6c9df05ad");

    @Test
    void the_manifest_only_grows() {
        List<String> lines = ContractFiles.text("/golden/MANIFEST").lines().toList();
        PINNED.forEach(
                (count, hash) -> {
                    String first =
                            lines.stream()
                                    .limit(count)
                                    .map(line -> line + "\n")
                                    .collect(Collectors.joining());
                    assertThat(CanonicalJson.sha256(first))
                            .as("the first %d lines of golden/MANIFEST", count)
                            .isEqualTo(hash);
                });
    }

    @Test
    void every_golden_file_is_as_it_was_listed() throws Exception {
        for (ContractFiles.Golden golden : ContractFiles.manifest()) {
            byte[] bytes = ContractFiles.bytes("/golden/" + golden.path());
            assertThat(sha256(bytes)).as(golden.path()).isEqualTo(golden.sha256());
        }
    }

    @Test
    void every_golden_file_is_listed() throws URISyntaxException, IOException {
        URL manifest = Objects.requireNonNull(getClass().getResource("/golden/MANIFEST"));
        Path golden = Objects.requireNonNull(Path.of(manifest.toURI()).getParent());
        try (Stream<Path> files = Files.walk(golden)) {
            List<String> found =
                    files.filter(Files::isRegularFile)
                            .map(file -> golden.relativize(file).toString().replace('\\', '/'))
                            .filter(path -> !path.equals("MANIFEST"))
                            .toList();
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            ContractFiles.manifest().stream()
                                    .map(ContractFiles.Golden::path)
                                    .toList());
        }
    }

    static List<String> events() {
        return ContractFiles.goldenEvents();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_golden_event_satisfies_its_schema(String path) {
        var event = ContractFiles.tree(ContractFiles.text("/golden/" + path));

        assertThat(
                        ContractFiles.objections(
                                ContractFiles.schema(ContractFiles.typeOf(path)), event))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_golden_event_has_the_canonical_form_on_file(String path) {
        byte[] canonical =
                ContractFiles.bytes("/golden/" + path.replace(".v1.json", ".v1.canonical.json"));

        Decoded decoded =
                EventJson.decode(
                        ContractFiles.typeOf(path), ContractFiles.bytes("/golden/" + path));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Read.class,
                        read -> {
                            assertThat(read.canonical())
                                    .isEqualTo(new String(canonical, StandardCharsets.UTF_8));
                            assertThat(read.sha256()).isEqualTo(sha256(canonical));
                        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_golden_event_is_written_as_it_was_read(String path) {
        byte[] posted = ContractFiles.bytes("/golden/" + path);
        Decoded.Read read = (Decoded.Read) EventJson.decode(ContractFiles.typeOf(path), posted);

        assertThat(EventJson.encode(read.event())).isEqualTo(read);
        assertThat(EventJson.reread(ContractFiles.typeOf(path), read.canonical()))
                .isEqualTo(read.event());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
