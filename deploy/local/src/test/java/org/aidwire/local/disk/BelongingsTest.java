package org.aidwire.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BelongingsTest {
    @TempDir Path top;

    @Test
    void deletes_what_was_made_and_leaves_what_was_not() throws IOException {
        Files.writeString(top.resolve("notes.txt"), "theirs");
        Files.createDirectory(top.resolve("logs"));
        Files.writeString(top.resolve("logs/theirs.log"), "theirs");
        makeAll(new Belongings(top));
        Files.writeString(top.resolve("keys/mine"), "theirs");

        new Belongings(top).deleteAllBut(top.resolve("run/owner"));

        assertThat(names())
                .containsExactly(
                        "keys",
                        "keys/mine",
                        "logs",
                        "logs/theirs.log",
                        "made-by-aidwire",
                        "notes.txt",
                        "run",
                        "run/owner");
    }

    private void makeAll(Belongings belongings) throws IOException {
        belongings.folder(top.resolve("run"));
        belongings.write(top.resolve("run/owner"), "1");
        belongings.folder(top.resolve("logs"));
        belongings.write(top.resolve("logs/kafka.log"), "ours");
        belongings.folder(top.resolve("keys"));
        belongings.write(top.resolve("keys/feed"), "ours");
        belongings.folder(top.resolve("kafka"));
        Path tree = belongings.claim(top.resolve("kafka/data"));
        Files.createDirectories(tree.resolve("aid.articles-0"));
        Files.writeString(tree.resolve("aid.articles-0/0.log"), "ours");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            return walk.filter(path -> !path.equals(top))
                    .map(path -> top.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void does_not_write_over_a_foreign_file() throws IOException {
        Files.writeString(top.resolve("ports.json"), "theirs");

        assertThatThrownBy(() -> new Belongings(top).write(top.resolve("ports.json"), "ours"))
                .isInstanceOf(InTheWay.class)
                .hasMessageContaining("ports.json")
                .hasMessageContaining("--data DIR");
        assertThat(top.resolve("ports.json")).hasContent("theirs");
    }

    @Test
    void a_list_that_names_a_path_outside_deletes_nothing_there() throws IOException {
        Path outside = Files.createDirectory(top.resolve("outside"));
        Path inside = Files.createDirectory(top.resolve("inside"));
        Files.writeString(outside.resolve("precious"), "theirs");
        Files.writeString(
                inside.resolve("made-by-aidwire"),
                "../outside/precious\n" + outside.resolve("precious") + "\n");

        new Belongings(inside).deleteAllBut(inside.resolve("run/owner"));

        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void files_are_for_their_owner_alone() throws IOException {
        Belongings belongings = new Belongings(top);

        belongings.write(belongings.folder(top.resolve("keys")).resolve("feed"), "secret");

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(top.resolve("keys/feed"))))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(top.resolve("keys"))))
                .isEqualTo("rwx------");
    }
}
