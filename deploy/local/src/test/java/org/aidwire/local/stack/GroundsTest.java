package org.aidwire.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.disk.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundsTest {
    @TempDir Path top;

    private Settings settings(boolean fresh) {
        return new Settings(top, top.resolve("data"), Offsets.free(), fresh, true, false, Map.of());
    }

    @Test
    void a_taken_port_is_named_and_nothing_is_made_or_deleted() throws IOException {
        int offset = Offsets.free();
        Files.createDirectories(top.resolve("data/keys"));
        Files.writeString(top.resolve("data/keys/feed"), "kept");
        Files.writeString(top.resolve("data/made-by-aidwire"), "keys/feed\n");
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9081 + offset));

            assertThatThrownBy(
                            () ->
                                    Grounds.take(
                                            new Settings(
                                                    top,
                                                    top.resolve("data"),
                                                    offset,
                                                    true,
                                                    true,
                                                    false,
                                                    Map.of())))
                    .isInstanceOf(InTheWay.class)
                    .hasMessageContaining("port " + (9081 + offset) + " is taken")
                    .hasMessageContaining("--port-offset");
        }
        assertThat(top.resolve("data/keys/feed")).hasContent("kept");
        assertThat(top.resolve("data/run")).doesNotExist();
    }

    @Test
    void a_directory_in_use_is_refused_with_its_process() {
        Settings settings = settings(false);
        try (Grounds first = Grounds.take(settings)) {
            assertThatThrownBy(() -> Grounds.take(settings(true)))
                    .isInstanceOf(InTheWay.class)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data DIR");
            assertThat(first.directory().keys().resolve("feed")).exists();
        }
    }

    @Test
    void a_fresh_start_makes_new_keys_and_keeps_foreign_files() throws IOException {
        String before;
        try (Grounds first = Grounds.take(settings(false))) {
            before = Files.readString(first.directory().keys().resolve("feed"));
        }
        Files.writeString(top.resolve("data/thesis.txt"), "theirs");

        try (Grounds second = Grounds.take(settings(true))) {
            assertThat(second.directory().keys().resolve("feed")).content().isNotEqualTo(before);
            assertThat(second.directory().top().resolve("thesis.txt")).hasContent("theirs");
        }
    }

    @Test
    void the_ports_are_written_for_the_other_commands() {
        Settings settings = settings(false);
        try (Grounds grounds = Grounds.take(settings)) {
            assertThat(Ports.read(grounds.directory())).contains(grounds.ports());
            assertThat(grounds.ports().ingest()).isEqualTo(8080 + settings.portOffset());
            assertThat(grounds.ports().query()).isEqualTo(8081 + settings.portOffset());
            assertThat(grounds.ports().ingestManagement()).isEqualTo(9080 + settings.portOffset());
            assertThat(grounds.ports().queryManagement()).isEqualTo(9081 + settings.portOffset());
        }
    }
}
