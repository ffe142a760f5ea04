package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code aidwire up} as a process, with whatever it starts. */
final class LocalStack implements AutoCloseable {

    private static final Path TOP = Path.of(System.getProperty("aidwire.top"));
    private static final Duration START_BOUND = Duration.ofMinutes(3);
    private static final List<Integer> PORTS = List.of(8080, 8081, 9080, 9081);

    private static boolean prepared;

    private final Path data;
    private final int offset;
    private final Process process;

    private LocalStack(Path data, int offset, Process process) {
        this.data = data;
        this.offset = offset;
        this.process = process;
    }

    /** Starts a stack on free ports and waits until it is ready. */
    static LocalStack start(Path data, String... flags) {
        return start(data, freeOffset(), flags);
    }

    private static LocalStack start(Path data, int offset, String... flags) {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        List<String> command =
                aidwire("up", "--data", data.toString(), "--port-offset", Integer.toString(offset));
        command.addAll(List.of(flags));
        try {
            prepare();
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            long ready = count(log);
            LocalStack stack = new LocalStack(data, offset, process);
            Awaitility.await("stack in " + data)
                    .atMost(START_BOUND)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast(
                            () ->
                                    assertThat(process.isAlive())
                                            .as("up runs on; it said:\n" + read(log))
                                            .isTrue())
                    .until(() -> count(log) > ready);
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the launcher does after a build. */
    private static synchronized void prepare() throws IOException {
        if (prepared) {
            return;
        }
        prepared = true;
        Process preparing = new ProcessBuilder(aidwire("prepare")).inheritIO().start();
        Awaitility.await("quick starts are prepared")
                .atMost(START_BOUND)
                .until(() -> !preparing.isAlive());
    }

    /** What the launcher hands over to. */
    private static List<String> aidwire(String... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx192m",
                                "-XX:TieredStopAtLevel=1",
                                "-Daidwire.root=" + TOP,
                                "-cp",
                                TOP.resolve("deploy/local/target/aidwire-local.jar")
                                        + ":"
                                        + TOP.resolve("deploy/local/target/lib")
                                        + "/*",
                                "org.aidwire.local.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** Starts it again in the same directory, on the same ports. */
    LocalStack restart() {
        assertThat(process.isAlive()).isFalse();
        return start(data, offset, "--empty");
    }

    RequestSpecification ingest(String key) {
        return new RequestSpecBuilder()
                .setBaseUri("http://127.0.0.1")
                .setPort(8080 + offset)
                .addHeader("Authorization", "Bearer " + key(key))
                .build();
    }

    RequestSpecification query() {
        return new RequestSpecBuilder()
                .setBaseUri("http://127.0.0.1")
                .setPort(8081 + offset)
                .build();
    }

    /** Ids of all statements that are served. */
    Set<String> servedStatements() {
        Set<String> ids = new HashSet<>();
        String cursor = null;
        do {
            var request = given(query()).queryParam("limit", 1000);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page =
                    request.get("/v1/statements").then().statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids;
    }

    String ingestUri() {
        return "http://127.0.0.1:" + (8080 + offset);
    }

    String queryUri() {
        return "http://127.0.0.1:" + (8081 + offset);
    }

    String key(String name) {
        return read(data.resolve("keys").resolve(name)).strip();
    }

    /** The processes that {@code up} started, all of them. */
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    Path data() {
        return data;
    }

    /** Where the management port of a service listens. */
    String management(String service) {
        return "http://127.0.0.1:" + ((service.equals("query-service") ? 9081 : 9080) + offset);
    }

    /** A port as the stack wrote it down for whoever needs it. */
    int port(String name) {
        try {
            return new ObjectMapper()
                    .readTree(data.resolve("ports.json").toFile())
                    .get(name)
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kafka() {
        return "127.0.0.1:" + port("kafka");
    }

    String log(String child) {
        return read(data.resolve("logs").resolve(child + ".log.1"))
                + read(data.resolve("logs").resolve(child + ".log"));
    }

    /** A child as it runs now: the stack starts it again when it ends. */
    ProcessHandle child(String name) {
        String pid = read(data.resolve("run").resolve(name + ".pid")).split(" ")[0].strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** The head of the database's processes. */
    ProcessHandle postgres() {
        String pid =
                read(data.resolve("postgres/data/postmaster.pid"))
                        .lines()
                        .findFirst()
                        .orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /** Kills {@code up} alone, as the kernel would; its children are to end by themselves. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Kills everything at once. */
    void killAll() {
        List<ProcessHandle> children = children();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await();
    }

    private void await() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("up ended").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private static int freeOffset() {
        Random dice = new Random();
        for (int attempt = 0; attempt < 100; attempt++) {
            int offset = 1_000 + dice.nextInt(20_000);
            if (PORTS.stream().allMatch(port -> isFree(port + offset))) {
                return offset;
            }
        }
        throw new IllegalStateException("no four free ports found");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long count(Path log) {
        return read(log).lines().filter(line -> line.contains("Aidwire is ready")).count();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
