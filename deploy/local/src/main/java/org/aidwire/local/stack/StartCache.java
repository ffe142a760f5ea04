package org.aidwire.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.process.Leash;
import org.aidwire.local.process.Service;

/**
 * Java's AOT cache of a packaged service: what one start loads and links, with no neighbours, kept
 * for the next ones. It halves their work. Java itself refuses one that does not fit.
 */
public record StartCache(Path checkout, String service) {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration WRITE = Duration.ofMinutes(2);

    /** Nothing listens there. */
    private static final String NOWHERE = "127.0.0.1:1";

    private Path folder() {
        return checkout.resolve("deploy/local/target/start");
    }

    private Path file() {
        return folder().resolve(service + ".aot");
    }

    /** How Java is told of it; empty where there is none of what is packaged now. */
    List<String> options() {
        Path packaged = Programs.built(checkout, service).resolve("quarkus-run.jar");
        boolean fits = isNewer(file(), packaged) && isNewer(file(), Leash.home());
        return fits ? List.of("-XX:AOTCache=" + file()) : List.of();
    }

    private static boolean isNewer(Path cache, Path source) {
        return Files.exists(cache)
                && cache.toFile().lastModified() >= source.toFile().lastModified();
    }

    /** Makes it, unless it is there. Without one everything works, only slower. */
    public void provide() throws IOException, InterruptedException {
        if (!options().isEmpty()) {
            return;
        }
        Path copy = folder().resolve(service);
        if (Files.exists(copy)) {
            Belongings.deleteTree(copy);
        }
        Files.createDirectories(folder());
        Programs.copy(Programs.built(checkout, service), copy);
        Path made = folder().resolve(service + ".new");
        int port = freePort();
        Service alone =
                new Service(service, port, freePort(), Map.of("kafka.bootstrap.servers", NOWHERE));
        Process process = start(alone, copy, made);
        try {
            awaitAnswer(alone, process);
        } finally {
            process.destroy();
        }
        if (process.waitFor(WRITE.toSeconds(), TimeUnit.SECONDS) && Files.exists(made)) {
            Files.move(made, file(), StandardCopyOption.REPLACE_EXISTING);
        } else {
            process.destroyForcibly();
        }
    }

    private Process start(Service alone, Path copy, Path made) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(alone.line(copy, List.of("-XX:AOTCacheOutput=" + made)))
                        .redirectErrorStream(true)
                        .redirectOutput(folder().resolve(service + ".log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://" + NOWHERE + "/x",
                                "QUARKUS_DATASOURCE_USERNAME",
                                "x",
                                "QUARKUS_DATASOURCE_PASSWORD",
                                "x"));
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitAnswer(Service alone, Process process) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (answers(alone.ready()) && answers(alone.address() + "/v1/aid")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean answers(String address) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(address)).timeout(START).build(),
                    HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
