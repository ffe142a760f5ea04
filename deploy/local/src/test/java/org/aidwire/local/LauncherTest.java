package org.aidwire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell half of the command: what it settles by itself, before anything is built. */
@Timeout(60)
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("aidwire.top")).resolve("aidwire");

    @TempDir Path elsewhere;

    private record Said(int code, String text) {}

    private Said run(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(line)
                        .directory(elsewhere.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "down",
                "up --verbose",
                "up extra",
                "up --data",
                "up --port-offset many",
                "up --port-offset 56455",
                "post",
                "status KR",
                "test --quick"
            })
    void a_wrong_command_line_is_told_so_with_the_usage(String arguments) throws Exception {
        Said said = run(LAUNCHER, arguments.split(" "));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text())
                .startsWith("aidwire: ")
                .contains(
                        "usage: aidwire up|post|status|erase|rebuild|backup|restore|extract|test");
    }

    @Test
    void help_names_every_command_through_a_symbolic_link_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("linked"), LAUNCHER);

        Said said = run(link, "--help");

        assertThat(said.code()).isZero();
        assertThat(said.text())
                .contains("up", "post FILE", "status DONOR RECIPIENT", "test", "--port-offset N");
    }

    @Test
    void a_taken_port_is_named_before_anything_is_made() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), freeForAnOffset()));
            int offset = taken.getLocalPort() - 8080;

            Said said =
                    run(LAUNCHER, "up", "--data", "data", "--port-offset", String.valueOf(offset));

            assertThat(said.code()).isEqualTo(2);
            assertThat(said.text())
                    .contains("port " + taken.getLocalPort() + " is taken")
                    .contains("--port-offset");
            assertThat(elsewhere.resolve("data")).doesNotExist();
        }
    }

    private static int freeForAnOffset() throws IOException {
        for (int port = 15000; port < 16000; port++) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException busy) {
                continue;
            }
        }
        throw new IOException("no free port");
    }
}
