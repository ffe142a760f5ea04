package org.aidwire.query.changes.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.status.Newsdesk;
import org.aidwire.query.status.PostgresForReads;
import org.aidwire.query.status.SampleStore;
import org.aidwire.query.status.ServedReads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhookTest extends ServedReads {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject DataSource dataSource;
    @Inject Projector projector;

    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @AfterEach
    void remove() {
        made.forEach(id -> asFeed().delete("/v1/webhooks/" + id));
    }

    @Test
    void a_change_is_posted_and_its_signature_holds() {
        try (Desk desk = new Desk(_ -> 204)) {
            JsonPath webhook = register("{'url':'%sin?x=1'}".formatted(desk.url()));

            pledge("s-new", "ENERGY");

            await().atMost(SOON).until(() -> !desk.received().isEmpty());
            Desk.Received received = desk.received().getFirst();
            JsonPath event = JsonPath.from(new String(received.content(), StandardCharsets.UTF_8));
            assertThat(event.getString("subject")).isEqualTo("kr.ua.energy");
            assertThat(received.id()).isEqualTo(event.getString("id"));
            assertThat(received.headers().getFirst("Content-Type"))
                    .startsWith("application/cloudevents+json");
            String secret = webhook.getString("secret");
            assertThat(received.headers().getFirst("webhook-signature"))
                    .isEqualTo(
                            Signing.sign(
                                    Base64.getDecoder().decode(secret.substring(6)),
                                    received.id(),
                                    Long.parseLong(
                                            received.headers().getFirst("webhook-timestamp")),
                                    received.content()));
            String id = webhook.getString("id");
            await().atMost(SOON)
                    .until(
                            () ->
                                    asFeed().get("/v1/webhooks/" + id)
                                            .jsonPath()
                                            .getString("cursor")
                                            .equals(event.getString("cursor")));
            assertThat(asFeed().get("/v1/webhooks/" + id).asString()).doesNotContain(secret);
        }
    }

    @Test
    void what_fails_comes_again_and_nothing_overtakes_it() {
        int[] answers = {500, Desk.NO_ANSWER, 302, 200, 200};
        try (Desk desk = new Desk(n -> answers[Math.min(n, answers.length - 1)])) {
            JsonPath webhook = register("{'url':'%s','recipient':'UA'}".formatted(desk.url()));

            pledge("s-1", "ENERGY");
            pledge("s-2", "MEDICAL");

            await().atMost(SOON).until(() -> desk.received().size() == 5);
            assertThat(desk.received())
                    .extracting(Desk.Received::id)
                    .containsExactly(
                            id(desk, 0), id(desk, 0), id(desk, 0), id(desk, 0), id(desk, 4))
                    .last()
                    .isNotEqualTo(id(desk, 0));
            String deliveries = "/v1/webhooks/" + webhook.getString("id") + "/deliveries";
            await().atMost(SOON)
                    .until(() -> asFeed().get(deliveries).jsonPath().getList("items").size() == 5);
            JsonPath tried = asFeed().get(deliveries).jsonPath();
            assertThat(tried.getList("items.outcome"))
                    .containsExactly("DELIVERED", "DELIVERED", "FAILED", "FAILED", "FAILED");
            assertThat(tried.getList("items.attempt")).containsExactly(1, 4, 3, 2, 1);
            assertThat(tried.getList("items.status")).containsExactly(200, 200, 302, null, 500);
            JsonPath page = asFeed().get(deliveries + "?limit=2").jsonPath();
            assertThat(
                            asFeed().get(deliveries + "?limit=3&cursor=" + page.getString("next"))
                                    .jsonPath()
                                    .getList("items.attempt"))
                    .containsExactly(3, 2, 1);
        }
    }

    private static String id(Desk desk, int n) {
        return desk.received().get(n).id();
    }

    @Test
    void a_receiver_that_is_gone_is_left_alone() {
        try (Desk desk = new Desk(_ -> 410)) {
            String id = register("{'url':'%s'}".formatted(desk.url())).getString("id");

            pledge("s-1", "ENERGY");

            await().atMost(SOON)
                    .until(
                            () ->
                                    asFeed().get("/v1/webhooks/" + id)
                                                    .jsonPath()
                                                    .getString("disabledBecause")
                                            != null);
            pledge("s-2", "MEDICAL");
            assertThat(desk.received()).hasSize(1);
            assertThat((Object) asFeed().get("/v1/webhooks/" + id).jsonPath().get("nextTry"))
                    .isNull();
        }
    }

    @Test
    void only_what_is_wanted_is_posted_from_where_it_was_asked() {
        try (Desk desk = new Desk(_ -> 200)) {
            String beginning =
                    given().get("/v1/changes?limit=1&item=AIR_DEFENCE").header("Aidwire-Cursor");
            List<String> wanted =
                    given().get("/v1/changes?limit=1000&category=HUMANITARIAN&cursor=" + beginning)
                            .jsonPath()
                            .getList("id", String.class);

            register(
                    "{'url':'%s','category':'HUMANITARIAN','cursor':'%s'}"
                            .formatted(desk.url(), beginning));

            await().atMost(SOON).until(() -> desk.received().size() >= wanted.size());
            assertThat(desk.received())
                    .extracting(Desk.Received::id)
                    .containsExactlyElementsOf(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | {}                                                  | /url",
                "422 | {'url':'not an address'}                            | /url",
                "422 | {'url':'ftp://desk.example/'}                       | /url",
                "422 | {'url':'https://desk.example/','donor':'QQ'}        | /donor",
                "400 | {'url':'https://desk.example/','status':'x'}        | /status",
                "400 | {'url':'https://desk.example/','cursor':'x'}        | /cursor",
                "400 | {'url':'https://desk.example/','colour':'red'}      | /colour",
                "400 | {'url':1}                                           | /url",
                "400 | {'url':'https://desk.example/'} {}                  | ''",
                "400 | ['url']                                             | ''",
                "400 | {                                                   | ''",
            })
    void what_cannot_be_registered_is_named(int status, String json, String pointer) {
        Response answer = post(json);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }

    @Test
    void a_webhook_is_its_keys_alone() {
        String id = register("{'url':'http://127.0.0.1:1/'}").getString("id");
        String path = "/v1/webhooks/" + id;

        Response nobody = given().get("/v1/webhooks");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(
                        given().contentType("application/json")
                                .header("Authorization", "Bearer unknown")
                                .body("{}")
                                .post("/v1/webhooks")
                                .statusCode())
                .isEqualTo(401);
        for (String address : List.of(path, path + "/deliveries")) {
            assertThat(asEditor().get(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(asEditor().delete(path).statusCode()).isEqualTo(404);
        assertThat(asEditor().get("/v1/webhooks").jsonPath().getList("items.id"))
                .doesNotContain(id);
        assertThat(asFeed().get("/v1/webhooks").jsonPath().getList("items.id")).contains(id);
        assertThat(asFeed().delete(path).statusCode()).isEqualTo(204);
        assertThat(asFeed().get(path).statusCode()).isEqualTo(404);
    }

    private JsonPath register(String json) {
        Response answer = post(json);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        String id = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/v1/webhooks/" + id);
        assertThat(answer.jsonPath().getString("secret")).startsWith("whsec_").hasSize(50);
        made.add(id);
        return answer.jsonPath();
    }

    private static Response post(String json) {
        return asFeed().contentType("application/json")
                .body(json.replace('\'', '"'))
                .post("/v1/webhooks");
    }

    private static RequestSpecification asFeed() {
        return given().header("Authorization", "Bearer " + PostgresForReads.FEED_KEY);
    }

    private static RequestSpecification asEditor() {
        return given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY);
    }

    private void pledge(String id, String item) {
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
