package org.aidwire.query.changes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.status.Newsdesk;
import org.aidwire.query.status.SampleStore;
import org.aidwire.query.status.ServedReads;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.ChangeCursor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StreamTest extends ServedReads {

    @TestHTTPResource URI service;

    @Inject DataSource dataSource;
    @Inject Projector projector;
    @Inject ChangeReads changes;
    @Inject ChangeTail tail;
    @Inject StreamMetrics metrics;
    @Inject MeterRegistry meters;

    @BeforeEach
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @Test
    void a_client_that_is_cut_again_and_again_has_all_changes_once() throws Exception {
        Random dice = new Random(11);
        List<String> received = new ArrayList<>();
        String last = null;
        while (received.size() < changes.last()) {
            try (SseClient client = new SseClient(service, "/v1/changes/stream", last)) {
                int taken = dice.nextInt(5);
                for (int i = 0; i < taken && received.size() < changes.last(); i++) {
                    SseClient.Event event = client.next();
                    last = event.id();
                    if (event.name().equals("change")) {
                        received.add(event.data());
                    }
                }
            }
        }

        List<Object> log = given().get("/v1/changes?limit=1000").jsonPath().getList("id");
        assertThat(received).extracting(data -> JsonPath.from(data).getString("id")).isEqualTo(log);
    }

    @Test
    void the_event_is_that_of_the_feed_with_its_cursor_as_id() throws Exception {
        try (SseClient client = new SseClient(service, "/v1/changes/stream", null)) {
            SseClient.Event begin = client.next();
            SseClient.Event first = client.next();

            assertThat(begin.name()).isEqualTo("cursor");
            assertThat(begin.id()).isEqualTo(ChangeCursor.write(0));
            assertThat(Integer.parseInt(client.retry())).isBetween(1000, 5000);
            assertThat(first.id()).isEqualTo(ChangeCursor.write(1));
            assertThat("[" + first.data() + "]")
                    .isEqualTo(given().get("/v1/changes?limit=1").asString());
        }
    }

    @Test
    void what_is_not_wanted_moves_a_client_on_all_the_same() throws Exception {
        try (SseClient client =
                new SseClient(service, "/v1/changes/stream?cursor=latest&item=MEDICAL", null)) {
            String begin = client.next().id();

            change("s-other", "ENERGY");
            SseClient.Event moved = client.next();
            change("s-wanted", "MEDICAL");
            SseClient.Event wanted = client.next();

            assertThat(moved.name()).isEqualTo("cursor");
            assertThat(moved.id()).isNotEqualTo(begin);
            assertThat(moved.data()).isEqualTo("{\"cursor\":\"" + moved.id() + "\"}");
            assertThat(wanted.name()).isEqualTo("change");
            assertThat(wanted.data()).contains("\"subject\":\"kr.ua.medical\"");
        }
    }

    @Test
    void what_cannot_be_read_is_a_problem() {
        Response cursor = given().header("Last-Event-ID", "x").get("/v1/changes/stream?donor=QQ");
        Response posted = given().post("/v1/changes/stream");

        assertThat(cursor.statusCode()).isEqualTo(400);
        assertThat(cursor.contentType()).startsWith("application/problem+json");
        assertThat(cursor.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/Last-Event-ID", "/donor");
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(given().head("/v1/changes/stream").contentType()).isEqualTo("text/event-stream");
    }

    @Test
    void a_client_that_takes_nothing_is_closed_with_one_batch_under_way() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        AtomicInteger resets = new AtomicInteger();
        tail.join();
        try {
            new Follower(
                            takingFirst(1, writes, resets),
                            tail,
                            settings(Duration.ofSeconds(15), Duration.ofMillis(50)),
                            metrics,
                            ChangeReads.Wanted.ALL)
                    .follow(0);
        } finally {
            tail.leave();
        }

        assertThat(writes).hasValue(2);
        assertThat(resets).hasValue(1);
    }

    @Test
    void silence_is_broken_by_heartbeats() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        Thread follower =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        new Follower(
                                                        takingFirst(5, writes, new AtomicInteger()),
                                                        tail,
                                                        settings(
                                                                Duration.ofMillis(10),
                                                                Duration.ofMillis(50)),
                                                        metrics,
                                                        ChangeReads.Wanted.ALL)
                                                .follow(changes.last());
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });

        assertThat(follower.join(Duration.ofSeconds(20))).isTrue();
        assertThat(writes).hasValue(6);
    }

    @Test
    void places_are_given_back_when_clients_go() throws Exception {
        List<SseClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(new SseClient(service, "/v1/changes/stream?cursor=latest", null));
        }
        assertThat(clientsOpen()).isGreaterThanOrEqualTo(20);

        for (SseClient client : clients) {
            client.close();
        }

        Awaitility.await().until(() -> clientsOpen() == 0);
    }

    private double clientsOpen() {
        return meters.get("aidwire.stream.clients").gauge().value();
    }

    /** A response whose client takes so many writes and then nothing more. */
    private static HttpServerResponse takingFirst(
            int taken, AtomicInteger writes, AtomicInteger resets) {
        return (HttpServerResponse)
                Proxy.newProxyInstance(
                        StreamTest.class.getClassLoader(),
                        new Class<?>[] {HttpServerResponse.class},
                        (proxy, method, _) -> {
                            switch (method.getName()) {
                                case "write" -> {
                                    Promise<Void> promise = Promise.promise();
                                    if (writes.incrementAndGet() <= taken) {
                                        promise.complete();
                                    }
                                    return promise.future();
                                }
                                case "reset" -> {
                                    resets.incrementAndGet();
                                    return true;
                                }
                                default -> {
                                    return proxy;
                                }
                            }
                        });
    }

    private static FollowSettings settings(Duration heartbeat, Duration slowest) {
        return new FollowSettings() {
            @Override
            public Duration look() {
                return Duration.ofMillis(10);
            }

            @Override
            public int waiting() {
                return 1;
            }

            @Override
            public int streams() {
                return 1;
            }

            @Override
            public int batch() {
                return 4;
            }

            @Override
            public Duration heartbeat() {
                return heartbeat;
            }

            @Override
            public Duration slowest() {
                return slowest;
            }
        };
    }

    private void change(String id, String item) {
        projector.project(
                new Newsdesk()
                        .statement(
                                "2024-12-01T00:00:00Z",
                                """
                                {'id':'%s','act':'PLEDGE','speaker':{'affiliation':'KR'},
                                 'aid':{'items':['%s']}}
                                """
                                        .formatted(id, item))
                        .events(),
                List.of(),
                Instant.now());
    }
}
