package org.aidwire.e2e.reads;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.query.store.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Fills a store, starts the packaged service over it, and asks at a steady rate. */
final class Reads {

    private static final int A_SECOND = 20;
    private static final double BOUND_MILLIS = 50;
    private static final String LINE = "/v1/aid/kr.ua.air-defence";
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([A-Za-z0-9_-]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Random dice = new Random(2);

    private Reads(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        int statements = number(arguments, "--statements", 100_000);
        int seconds = number(arguments, "--seconds", 20);
        String url = TestDatabase.jdbcUrl();
        long start = System.nanoTime();
        new BusyPair(statements).fill(TestDatabase.pool(url));
        System.out.printf("filled in %d s%n", (System.nanoTime() - start) / 1_000_000_000L);
        int port = freePort();
        Process service = service(url, port, freePort());
        boolean kept;
        try {
            Reads reads = new Reads("http://127.0.0.1:" + port);
            reads.untilReady();
            kept = reads.measure(seconds);
        } finally {
            service.destroy();
            if (!service.waitFor(20, TimeUnit.SECONDS)) {
                service.destroyForcibly();
            }
        }
        System.exit(kept ? 0 : 1);
    }

    private static int number(String[] arguments, String name, int otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(arguments[at + 1]);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process service(String url, int port, int management) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dquarkus.profile=dev",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + management,
                        "-Dquarkus.datasource.jdbc.url=" + url,
                        "-Dquarkus.datasource.username=postgres",
                        "-Dquarkus.datasource.password=postgres",
                        "-Dkafka.bootstrap.servers=127.0.0.1:1",
                        "-jar",
                        System.getProperty("aidwire.query.jar"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("/dev/null").toFile()))
                .start();
    }

    private void untilReady() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (get("/v1/items").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("the service did not come up");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).build();
    }

    private boolean measure(int seconds) throws Exception {
        Map<String, Supplier<String>> asked = new LinkedHashMap<>();
        List<String> explained = places(LINE + "/explain");
        List<String> changes = places(LINE + "/timeline");
        List<String> dossiers = places("/v1/pairs/KR/UA");
        asked.put("explain", () -> any(explained));
        asked.put("timeline", () -> any(changes));
        asked.put("dossier", () -> any(dossiers));
        asked.put("asOf, any day", () -> LINE + "?asOf=" + BusyPair.at(dice.nextDouble()));
        asked.put("asOf, far back", () -> LINE + "?asOf=" + BusyPair.at(dice.nextDouble() / 50));
        asked.put(
                "explain asOf, any day",
                () -> LINE + "/explain?asOf=" + BusyPair.at(dice.nextDouble()));
        asked.put(
                "timeline asOf, any day",
                () -> LINE + "/timeline?asOf=" + BusyPair.at(dice.nextDouble()));
        asked.put(
                "dossier asOf, far back",
                () -> "/v1/pairs/KR/UA?asOf=" + BusyPair.at(dice.nextDouble() / 50));
        for (Supplier<String> each : asked.values()) {
            at(A_SECOND, 3, each);
        }
        System.out.printf("%-26s %8s %8s %8s  ms%n", "at 20 requests/s", "p50", "p99", "most");
        boolean kept = true;
        for (Map.Entry<String, Supplier<String>> each : asked.entrySet()) {
            double[] millis = at(A_SECOND, seconds, each.getValue());
            double p99 = millis[(int) Math.ceil(millis.length * 0.99) - 1];
            System.out.printf(
                    "%-26s %8.1f %8.1f %8.1f%n",
                    each.getKey(), millis[millis.length / 2], p99, millis[millis.length - 1]);
            kept &= p99 <= BOUND_MILLIS;
        }
        return kept;
    }

    /** The first part, and some far into the list. */
    private List<String> places(String path) throws Exception {
        List<String> places = new ArrayList<>(List.of(path));
        String next = null;
        for (int i = 0; i < 10; i++) {
            String body =
                    get(path + "?limit=1000" + (next == null ? "" : "&cursor=" + next)).body();
            next = next(body);
            if (next == null) {
                break;
            }
            places.add(path + "?cursor=" + next);
        }
        return places;
    }

    private static @Nullable String next(String body) {
        Matcher next = NEXT.matcher(body.substring(Math.max(0, body.length() - 2_000)));
        return next.find() ? next.group(1) : null;
    }

    private String any(List<String> paths) {
        return paths.get(dice.nextInt(paths.size()));
    }

    /** Sent on the tick whether or not answers are still out; how long each took, sorted. */
    private double[] at(int rate, int seconds, Supplier<String> path) throws InterruptedException {
        List<CompletableFuture<Double>> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            String asked = path.get();
            answers.add(
                    client.sendAsync(request(asked), HttpResponse.BodyHandlers.ofString())
                            .thenApply(
                                    answer -> {
                                        if (answer.statusCode() != 200
                                                && answer.statusCode() != 404) {
                                            throw new IllegalStateException(
                                                    asked + ": " + answer.statusCode());
                                        }
                                        return (System.nanoTime() - due) / 1e6;
                                    }));
        }
        return answers.stream().mapToDouble(CompletableFuture::join).sorted().toArray();
    }
}
