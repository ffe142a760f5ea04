package org.aidwire.image;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Java's AOT cache of a service: what was loaded and linked in one start, with no neighbours, up to
 * its first answers. Made by the very Java that uses it, of files with the times that they have in
 * the image; another Java, or other files, refuse it.
 */
final class StartCache {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration WRITE = Duration.ofMinutes(5);

    /** Nothing listens there. */
    private static final String NOWHERE = "127.0.0.1:1";

    private StartCache() {}

    static void train(Service service, Path java, Path app, Path cache)
            throws IOException, InterruptedException {
        int port = freePort();
        int management = freePort();
        Process process =
                new ProcessBuilder(
                                java.resolve("bin/java").toString(),
                                "-XX:AOTCacheOutput=" + cache,
                                "-Dquarkus.profile=dev",
                                "-Dquarkus.log.console.json.enabled=true",
                                "-Dquarkus.http.host=127.0.0.1",
                                "-Dquarkus.http.port=" + port,
                                "-Dquarkus.management.host=127.0.0.1",
                                "-Dquarkus.management.port=" + management,
                                "-Dkafka.bootstrap.servers=" + NOWHERE,
                                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://" + NOWHERE + "/x",
                                "-Dquarkus.datasource.username=x",
                                "-Dquarkus.datasource.password=x",
                                "-jar",
                                app.resolve("quarkus-run.jar").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(cache.resolveSibling(service.app() + ".log").toFile())
                        .start();
        try {
            askUntilAnswered("http://127.0.0.1:" + management + "/q/health/live", process);
            for (String address : service.asked()) {
                ask("http://127.0.0.1:" + port + address);
            }
        } finally {
            process.destroy();
        }
        if (!process.waitFor(WRITE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException(
                    "no AOT cache was written: see "
                            + cache.resolveSibling(service.app() + ".log"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void askUntilAnswered(String address, Process process)
            throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                ask(address);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("the service did not start to be trained");
    }

    private static void ask(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(address)).timeout(START).build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** What a command line needs to use it: fails at the start where it does not fit. */
    static List<String> options(String cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }
}
