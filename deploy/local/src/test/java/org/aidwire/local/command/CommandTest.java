package org.aidwire.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static final Command.Checkout CHECKOUT =
            new Command.Checkout(Path.of("/project"), Path.of("/here"));

    private static Command parse(String line) {
        return Command.parse(line.split(" "), CHECKOUT);
    }

    @Test
    void up_keeps_its_data_in_the_project() {
        Command.Up up = (Command.Up) parse("up");

        assertThat(up.settings().data()).isEqualTo(Path.of("/project/.aidwire"));
        assertThat(up.settings().portOffset()).isZero();
        assertThat(up.settings().fresh()).isFalse();
        assertThat(up.settings().noQuery()).isFalse();
        assertThat(up.settings().empty()).isFalse();
    }

    @Test
    void a_data_directory_is_meant_from_where_the_caller_stands() {
        Command.Up up =
                (Command.Up) parse("up --data data --port-offset 100 --fresh --empty --no-query");

        assertThat(up.settings().data()).isEqualTo(Path.of("/here/data"));
        assertThat(up.settings().portOffset()).isEqualTo(100);
        assertThat(up.settings().fresh()).isTrue();
        assertThat(up.settings().noQuery()).isTrue();
        assertThat(up.settings().empty()).isTrue();
    }

    @Test
    void settings_of_the_services_become_variables(@TempDir Path here) throws IOException {
        Path file = here.resolve("my.properties");
        Files.writeString(file, "# mine\naidwire.extraction.enabled = true\n");

        Command.Up up = (Command.Up) parse("up --settings " + file);

        assertThat(up.settings().services())
                .containsExactly(Map.entry("AIDWIRE_EXTRACTION_ENABLED", "true"));
        assertThatThrownBy(() -> parse("up --settings " + here.resolve("none")))
                .isInstanceOf(Command.Misused.class)
                .hasMessageContaining("--settings takes a file of properties");
    }

    @Test
    void an_equals_sign_serves_as_well() {
        Command.Status status =
                (Command.Status) parse("status KR UA --as-of=2024-11-01 --port-offset=7");

        assertThat(status.donor()).isEqualTo("KR");
        assertThat(status.recipient()).isEqualTo("UA");
        assertThat(status.asOf()).isEqualTo("2024-11-01");
        assertThat(status.target().query()).isEqualTo("http://127.0.0.1:8088");
    }

    @Test
    void erase_takes_a_uri_and_a_reason() {
        Command.Erase erase = (Command.Erase) parse("erase urn:a --reason asked");

        assertThat(erase.uri()).isEqualTo("urn:a");
        assertThat(erase.reason()).isEqualTo("asked");
    }

    @Test
    void post_writes_with_the_feed_key_as_a_rule() {
        Command.Post post = (Command.Post) parse("post story.txt --outlet KBS");

        assertThat(post.file()).isEqualTo(Path.of("/here/story.txt"));
        assertThat(post.outlet()).isEqualTo("KBS");
        assertThat(post.key()).isEqualTo("feed");
    }

    @Test
    void without_an_offset_the_ports_are_those_the_stack_wrote(@TempDir Path data)
            throws IOException {
        Files.writeString(
                data.resolve("ports.json"),
                """
                {"ingest": 8180, "query": 8181, "ingestManagement": 9180, "queryManagement": 9181,
                 "kafka": 1, "kafkaController": 2, "postgres": 3}
                """);

        Command.Post post = (Command.Post) parse("post f --data " + data);

        assertThat(post.target().ingest()).isEqualTo("http://127.0.0.1:8180");
        assertThat(post.target().query()).isEqualTo("http://127.0.0.1:8181");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "down",
                "up extra",
                "up --verbose",
                "up --data",
                "up --data=",
                "up --port-offset -1",
                "up --port-offset x",
                "up --port-offset 56455",
                "post",
                "post a b",
                "erase",
                "status KR",
                "status KR UA --fresh"
            })
    void what_is_not_understood_is_refused(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(Command.Misused.class);
    }
}
