package org.aidwire.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * An image of a service, made by deploy/image/build, unpacked and run as a cluster runs it: as its
 * own user, on a root that nobody can write, with a small /tmp. Needs Linux and root.
 */
final class UnpackedImage implements AutoCloseable {

    private static final Path TOP = Path.of(System.getProperty("aidwire.top"));

    /** Ends with 3 where the root can be written after all. */
    private static final String RUN =
            """
            cd "$0" && mount --bind root root && mkdir -p root/proc \\
              && mount -t proc proc root/proc \\
              && mount -t tmpfs -o size=64m,mode=1777 tmpfs root/tmp \\
              && mount -o remount,bind,ro root || exit 4
            touch root/opt/aidwire/written 2>/dev/null && exit 3
            exec chroot --userspec="$1" root "${@:2}"
            """;

    private final Path directory;
    private final JsonNode config;
    private final int port = LocalStack.freePort();
    private final int managementPort = LocalStack.freePort();
    private Process process;

    private UnpackedImage(Path directory, JsonNode config) {
        this.directory = directory;
        this.config = config;
    }

    static UnpackedImage of(String service, Path directory) throws Exception {
        Path tar = Files.createDirectories(directory).resolve("image.tar");
        ProcessBuilder build =
                new ProcessBuilder(
                        TOP.resolve("deploy/image/build").toString(),
                        service,
                        "--to",
                        tar.toString());
        build.environment().put("AIDWIRE_PACKAGED", "yes");
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        run(build, directory.resolve("build.log"));
        Path layout = Files.createDirectories(directory.resolve("layout"));
        tar(directory, "-xf", tar.toString(), "-C", layout.toString());
        JsonNode manifest =
                blob(layout, json(layout.resolve("index.json")).at("/manifests/0/digest"));
        Path root = Files.createDirectories(directory.resolve("root"));
        for (JsonNode layer : manifest.get("layers")) {
            tar(
                    directory,
                    "-xzf",
                    path(layout, layer.get("digest")).toString(),
                    "-C",
                    root.toString(),
                    "--numeric-owner");
        }
        return new UnpackedImage(
                directory, blob(layout, manifest.at("/config/digest")).get("config"));
    }

    /** Puts a file where the service finds it, as a mounted secret would be. */
    String mount(String name, String content) throws IOException {
        Path file = directory.resolve("root").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return "/" + name;
    }

    void start(Map<String, String> settings) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--mount",
                                "bash",
                                "-c",
                                RUN,
                                directory.toString(),
                                config.get("User").textValue()));
        config.get("Entrypoint").forEach(word -> command.add(word.textValue()));
        ProcessBuilder run =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log().toFile());
        Map<String, String> environment = run.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx160m");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.putAll(settings);
        process = run.start();
        Awaitility.await("the image is ready, see " + log())
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast(() -> assertThat(process.isAlive()).as(Files.readString(log())).isTrue())
                .until(
                        () ->
                                RestAssured.get(
                                                        "http://127.0.0.1:"
                                                                + managementPort
                                                                + "/q/health/ready")
                                                .statusCode()
                                        == 200);
    }

    private Path log() {
        return directory.resolve("run.log");
    }

    RequestSpecification requests() {
        return new RequestSpecBuilder().setBaseUri("http://127.0.0.1").setPort(port).build();
    }

    /** A line of what the kernel says of the process, such as {@code Uid}. */
    String status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1)
                .strip();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void tar(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tar", "--warning=no-unknown-keyword"));
        command.addAll(List.of(arguments));
        run(new ProcessBuilder(command), directory.resolve("tar.log"));
    }

    private static void run(ProcessBuilder command, Path log) throws Exception {
        Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(8, TimeUnit.MINUTES)).as("%s ends", command.command()).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static JsonNode blob(Path layout, JsonNode digest) throws IOException {
        return json(path(layout, digest));
    }

    private static Path path(Path layout, JsonNode digest) {
        return layout.resolve("blobs").resolve(digest.textValue().replace(':', '/'));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
