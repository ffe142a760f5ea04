package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the pair leans on goes away and comes back, under load; and what is then to be seen. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeighbourFaultsTest {

    private static final boolean LONG = Boolean.getBoolean("aidwire.long");
    private static final Path TOP = Path.of(System.getProperty("aidwire.top"));
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final int POISON = 1_000;

    /** Read before the store stalls, and so known; the others are not. */
    private static final String KNOWN = "/v1/aid?limit=3";

    @TempDir static Path directory;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(directory.resolve("data"), "--empty");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    /** Something that befalls a neighbour, from its begin to its end. */
    private interface Fault {
        void befall(Load load);
    }

    @Test
    @Order(1)
    void postgres_killed() {
        isSurvived("postgres-killed", load -> Signals.kill(stack.postgres()));
    }

    @Test
    @Order(2)
    void postgres_stalled_then_awake() {
        isSurvived("postgres-stalled", load -> stall(load, Duration.ofSeconds(4)));
        if (LONG) {
            // Longer than whoever waits for it does.
            isSurvived("postgres-stalled-long", load -> stall(load, Duration.ofSeconds(75)));
        }
    }

    /** Meanwhile posts are taken as ever, and neither service calls itself ill. */
    private static void stall(Load load, Duration time) {
        HttpResponse<String> readBefore = read(KNOWN);
        assertThat(readBefore.statusCode()).isEqualTo(200);
        assertThat(readBefore.headers().firstValue("Age")).isEmpty();
        List<ProcessHandle> processes = Signals.stopTree(stack.postgres());
        try {
            int before = load.accepted().size();
            pass(time);
            Awaitility.await("posts are taken without Postgres")
                    .atMost(LONGEST)
                    .until(() -> load.accepted().size() > before + 20);
            for (String check : List.of("live", "ready")) {
                assertThat(health("query-service", check)).as(check).isEqualTo(200);
            }
            // Of a length that nobody has asked for before.
            for (String list : List.of("/v1/aid", "/v1/statements", "/v1/articles")) {
                assertThat(read(list + "?limit=731").statusCode()).as(list).isEqualTo(503);
            }
            HttpResponse<String> readAgain = read(KNOWN);
            assertThat(readAgain.statusCode()).isEqualTo(200);
            assertThat(readAgain.body()).isEqualTo(readBefore.body());
            assertThat(readAgain.headers().firstValueAsLong("Age").orElse(-1))
                    .isBetween(time.toSeconds(), LONGEST.toSeconds());
        } finally {
            Signals.wake(processes);
        }
        Awaitility.await("what is known is read anew")
                .atMost(LONGEST)
                .until(() -> read(KNOWN).headers().firstValue("Age").isEmpty());
    }

    /** Whoever reads is told soon, not when a socket gives up. */
    private static HttpResponse<String> read(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(stack.queryUri() + path))
                            .timeout(Duration.ofSeconds(15))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while reading " + path, e);
        }
    }

    @Test
    @Order(3)
    void kafka_killed() {
        isSurvived("kafka-killed", load -> Signals.kill(stack.child("kafka")));
    }

    @Test
    @Order(4)
    void kafka_stalled_then_awake() {
        isSurvived(
                "kafka-stalled",
                load -> {
                    List<ProcessHandle> broker = List.of(stack.child("kafka"));
                    int before = load.refused();
                    Signals.stop(broker);
                    try {
                        Awaitility.await("posts are refused without Kafka")
                                .atMost(LONGEST)
                                .until(() -> load.refused() > before + 4);
                        if (LONG) {
                            pass(Duration.ofSeconds(40));
                        }
                        for (String service : List.of("ingest-service", "query-service")) {
                            assertThat(health(service, "live")).isEqualTo(200);
                            assertThat(health(service, "ready")).isEqualTo(200);
                        }
                    } finally {
                        Signals.wake(broker);
                    }
                });
    }

    @Test
    @Order(5)
    void the_projection_killed_in_the_middle_of_a_batch_again_and_again() {
        isSurvived(
                "query-killed",
                load -> {
                    for (int kill = 0; kill < (LONG ? 20 : 1); kill++) {
                        int before = load.accepted().size();
                        Signals.kill(stack.child("query-service"));
                        Awaitility.await("more was posted, and some of it projected")
                                .atMost(LONGEST)
                                .ignoreExceptions()
                                .until(
                                        () ->
                                                load.accepted().size() > before + 30
                                                        && health("query-service", "ready") == 200);
                    }
                });
        assertThat(given(stack.query()).get("/v1/digest").jsonPath().getString("digest"))
                .isEqualTo(
                        given(stack.query())
                                .queryParam("asOf", java.time.Instant.now().toString())
                                .get("/v1/digest")
                                .jsonPath()
                                .getString("digest"));
    }

    @Test
    @Order(6)
    void a_thousand_poison_records_are_parked_as_they_came_while_good_ones_pass() throws Exception {
        DeadLetters log = new DeadLetters(stack);
        List<ProducerRecord<byte[], byte[]>> poison = new ArrayList<>();
        for (int i = 0; i < POISON; i++) {
            poison.add(poison(i));
        }
        long began = System.nanoTime();
        try (Load load = new Load(stack, "beside-poison")) {
            log.write(poison);
            Awaitility.await("all of it is parked")
                    .atMost(LONGEST)
                    .until(
                            () ->
                                    metric("query-service", "aidwire_projection_parked_total")
                                            >= POISON);
            System.out.printf(
                    "%d poison records parked after %d ms%n",
                    POISON, (System.nanoTime() - began) / 1_000_000);
            load.close();
            awaitServed(load);
        }

        List<ConsumerRecord<byte[], byte[]>> letters = log.all();
        assertThat(letters).hasSize(POISON);
        Set<String> values = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            assertThat(DeadLetters.header(letter, "aidwire_reason")).isEqualTo("UNREADABLE");
            assertThat(DeadLetters.header(letter, "aidwire_detail")).isNotEmpty();
            assertThat(DeadLetters.header(letter, "aidwire_origin_topic"))
                    .isEqualTo("aid.statements");
            values.add(letter.value() == null ? "-" : text(letter.value()));
        }
        assertThat(values)
                .isEqualTo(
                        new HashSet<>(
                                poison.stream()
                                        .map(
                                                each ->
                                                        each.value() == null
                                                                ? "-"
                                                                : text(each.value()))
                                        .toList()));
    }

    /** Bytes of no kind, none, no envelope, and an envelope around what is not its event. */
    private static ProducerRecord<byte[], byte[]> poison(int number) {
        byte[] value =
                switch (number % 5) {
                    case 0 ->
                            ("no event of " + Load.NAME + " " + number)
                                    .getBytes(StandardCharsets.UTF_8);
                    case 1 -> null;
                    case 2 ->
                            ("{\"text\": \"" + Load.TEXT + number + "\"}")
                                    .getBytes(StandardCharsets.UTF_8);
                    case 3 -> ("[".repeat(3_000) + number).getBytes(StandardCharsets.UTF_8);
                    default -> new byte[] {(byte) 0xff, 0, (byte) (number / 5), (byte) 0xfe};
                };
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("aid.statements", 3, new byte[] {(byte) number}, value);
        if (number % 2 == 0) {
            for (String header :
                    List.of(
                            "specversion=1.0",
                            "type=org.aidwire.statement.v1",
                            "id=x",
                            "source=/e2e",
                            "writer=" + Load.NAME,
                            "partitionkey=KR>UA",
                            "recordedtime=2025-01-01T00:00:00Z")) {
                int equals = header.indexOf('=');
                record.headers()
                        .add(
                                "ce_" + header.substring(0, equals),
                                header.substring(equals + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return record;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    @Order(7)
    void no_log_shows_texts_or_names_after_all_that() {
        for (String body :
                List.of(
                        "{\"uri\": \"urn:x\", \"headline\": \"" + Load.TEXT + "\", \"body\": 7}",
                        "{\"uri\": \"urn:x\", \"" + Load.TEXT + "\": 1}",
                        "{\"headline\": \"" + Load.TEXT,
                        "{\"uri\": \"urn:x\", \"pubStatus\": \"" + Load.NAME + "\"}")) {
            assertThat(
                            given(stack.ingest("feed"))
                                    .contentType("application/json")
                                    .body(body)
                                    .post("/v1/articles")
                                    .statusCode())
                    .isBetween(400, 422);
        }
        for (String service : List.of("ingest-service", "query-service")) {
            String log = stack.log(service);
            assertThat(log).as(service).contains("WARN");
            assertThat(log).as(service).doesNotContain(Load.TEXT).doesNotContain(Load.NAME);
        }
    }

    @Test
    @Order(8)
    void every_documented_metric_is_there() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher name =
                Pattern.compile("(?m)^\\| `(aidwire_[a-z_]+)`")
                        .matcher(Files.readString(TOP.resolve("docs/operations.md")));
        while (name.find()) {
            documented.add(name.group(1));
        }
        assertThat(documented).hasSizeGreaterThan(15);
        allAreServed(documented);
    }

    /** What alerts and panels ask for. */
    @Test
    @Order(9)
    void every_metric_in_rules_and_dashboard_is_there() throws IOException {
        Path monitoring = TOP.resolve("deploy/kubernetes/components/monitoring");
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("rules.yaml", "aidwire.json")) {
            Matcher name =
                    Pattern.compile("\\b(?:aidwire|jvm|http_server|agroal)_[a-z_]+")
                            .matcher(Files.readString(monitoring.resolve(file)));
            while (name.find()) {
                asked.add(name.group());
            }
        }
        assertThat(asked).hasSizeGreaterThan(20);
        allAreServed(asked);
    }

    private static void allAreServed(Set<String> metrics) {
        String pages = metrics("ingest-service") + metrics("query-service");
        for (String each : metrics) {
            assertThat(
                            pages.lines()
                                    .anyMatch(
                                            line ->
                                                    line.startsWith(each + "{")
                                                            || line.startsWith(each + " ")))
                    .as(each)
                    .isTrue();
        }
    }

    /** Under load before, during and after; then all that was acknowledged is served. */
    private static void isSurvived(String name, Fault fault) {
        int letters = new DeadLetters(stack).all().size();
        Load load = new Load(stack, name);
        try (load) {
            awaitMore(load, 30);
            fault.befall(load);
            awaitMore(load, 30);
        }
        awaitServed(load);
        System.out.printf(
                "%s: accepted %d, refused %d, slowest answer %d ms%n",
                name, load.accepted().size(), load.refused(), load.slowestMillis());
        assertThat(load.faults()).as(name).isEmpty();
        assertThat(new DeadLetters(stack).all()).as("dead letters of " + name).hasSize(letters);
        Awaitility.await("nothing is left to project")
                .atMost(LONGEST)
                .until(() -> metric("query-service", "aidwire_projection_lag_records") == 0);
    }

    private static void awaitMore(Load load, int posts) {
        int before = load.accepted().size();
        Awaitility.await(posts + " more posts are taken")
                .atMost(LONGEST)
                .until(() -> load.accepted().size() >= before + posts);
    }

    private static void awaitServed(Load load) {
        Awaitility.await("what was accepted is served")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(stack.servedStatements()).containsAll(load.accepted()));
    }

    private static void pass(Duration time) {
        Awaitility.await().atMost(time.plusSeconds(30)).pollDelay(time).until(() -> true);
    }

    private static int health(String service, String check) {
        return RestAssured.get(stack.management(service) + "/q/health/" + check).statusCode();
    }

    private static String metrics(String service) {
        return RestAssured.get(stack.management(service) + "/q/metrics").asString();
    }

    private static double metric(String service, String name) {
        return metrics(service)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
