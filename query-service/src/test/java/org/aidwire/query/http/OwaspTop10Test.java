package org.aidwire.query.http;

import static io.restassured.RestAssured.given;
import static org.aidwire.query.status.PostgresForReads.FEED_KEY;
import static org.aidwire.query.status.PostgresForReads.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.aidwire.access.TestIssuer.Algorithm;
import org.aidwire.query.status.ServedReads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of the OWASP API Security Top 10 (2023) what no other test holds; docs/access.md lists the tests
 * of all ten.
 */
@QuarkusTest
class OwaspTop10Test extends ServedReads {

    private static Response register(String key, String json) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(json)
                .post("/v1/webhooks");
    }

    private static Response get(String key, String path) {
        return given().header("Authorization", "Bearer " + key).get(path);
    }

    @Test
    void api1_a_token_named_like_a_key_does_not_hold_what_is_the_keys() {
        String id =
                register(FEED_KEY, "{\"url\": \"http://127.0.0.1:1/\"}").jsonPath().getString("id");
        String feed = ISSUER.token("feed").roles("feed", "admin").signed();
        String other = ISSUER.token("other").roles("feed").signed();

        for (String token : new String[] {feed, other}) {
            assertThat(get(token, "/v1/webhooks/" + id).statusCode()).isEqualTo(404);
            assertThat(get(token, "/v1/webhooks").jsonPath().getList("items")).isEmpty();
            assertThat(
                            given().header("Authorization", "Bearer " + token)
                                    .delete("/v1/webhooks/" + id)
                                    .statusCode())
                    .isEqualTo(404);
        }
        assertThat(get(FEED_KEY, "/v1/webhooks/" + id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "secret", "id", "failures", "disabledAt"})
    void api3_what_is_not_the_clients_to_say_is_refused(String member) {
        Response answer =
                register(
                        FEED_KEY,
                        "{\"url\": \"http://127.0.0.1:1/\", \"%s\": \"editor\"}".formatted(member));

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "100000000", "99999999999999999999"})
    void api4_nobody_asks_for_everything_at_once(String limit) {
        assertThat(given().get("/v1/aid?limit=" + limit).statusCode()).isEqualTo(400);
        assertThat(given().get("/v1/statements?limit=" + limit).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "http:relative", "x"})
    void api7_a_webhook_goes_nowhere_but_to_http(String url) {
        Response answer = register(FEED_KEY, "{\"url\": \"%s\"}".formatted(url));

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/url");
    }

    @Test
    void api8_an_error_tells_nothing_of_the_inside() {
        for (Response answer :
                new Response[] {
                    given().get("/v1/aid?limit=x'--"),
                    given().get("/v1/nothing"),
                    given().request("TRACE", "/v1/aid"),
                    get("a.b.c", "/v1/reports"),
                    get(ISSUER.token("x").unsigned(), "/v1/webhooks")
                }) {
            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.asString())
                    .doesNotContain(
                            "Exception", "\tat ", "org.aidwire.query", "jose4j", "postgres");
        }
    }

    @Test
    void api10_a_provider_that_answers_nonsense_opens_nothing() {
        assertThat(get(ISSUER.token("x").signed(), "/v1/webhooks").statusCode()).isEqualTo(200);
        ISSUER.addKey("later", Algorithm.RS256);
        String later = ISSUER.token("x").signed(Algorithm.RS256, "later");
        ISSUER.garble(true);
        try {
            assertThat(get(later, "/v1/webhooks").statusCode()).isEqualTo(503);
            assertThat(get(ISSUER.token("x").signed(), "/v1/webhooks").statusCode()).isEqualTo(200);
        } finally {
            ISSUER.garble(false);
        }
    }
}
