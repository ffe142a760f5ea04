package org.aidwire.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.aidwire.ingest.broker.RunningBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not taken is answered in one form, in words that say what to do. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class RefusalTest {

    private static void isProblem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("type"))
                .startsWith("https://aidwire.org/problems/");
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
        assertThat(response.asString())
                .doesNotContain("Exception", "\tat ", "org.aidwire.ingest", "com.fasterxml");
    }

    private static void isProblem(Response response, int status, String... pointers) {
        isProblem(response, status);
        assertThat(response.jsonPath().getList("errors.pointer", String.class))
                .containsExactly(pointers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "\"text\"", "{", "{}}", "\u0000"})
    void a_body_that_is_no_object_is_malformed(String body) {
        isProblem(Posts.json("feed-key", "/v1/articles", body), 400, "");
        isProblem(Posts.json("feed-key", "/v1/statements", body), 400, "");
        isProblem(Posts.structured("feed-key", body), 400, "");
    }

    @Test
    void what_is_wrong_with_an_event_decides_the_status() {
        isProblem(Posts.json("feed-key", "/v1/articles", "{}"), 422, "/uri");
        isProblem(Posts.json("feed-key", "/v1/articles", "{\"uri\": 1, \"uri\": 1}"), 400, "/uri");
        isProblem(
                Posts.json("feed-key", "/v1/articles", "{\"uri\": \"a\", \"colour\": 1}"),
                400,
                "/colour");
        isProblem(
                Posts.json(
                        "feed-key", "/v1/statements", Posts.STATEMENT.replace("\"KR\"", "\"QQ\"")),
                422,
                "/aid/donor");
        isProblem(Posts.structured("feed-key", Posts.event("e", "memo", "{}")), 422, "/type");
        isProblem(Posts.batch("feed-key"), 400, "");
        isProblem(
                Posts.batch("feed-key", "{}"),
                400,
                "/0/specversion",
                "/0/id",
                "/0/source",
                "/0/type",
                "/0/data");
        isProblem(
                Posts.binary("feed-key", Posts.ARTICLE),
                400,
                "/specversion",
                "/id",
                "/source",
                "/type");
        isProblem(
                Posts.binary(
                        "feed-key",
                        "{\"uri\": 1}",
                        "ce-specversion",
                        "1.0",
                        "ce-id",
                        "e",
                        "ce-source",
                        "/tests",
                        "ce-type",
                        "org.aidwire.article.v1",
                        "ce-time",
                        "10:00"),
                400,
                "/time",
                "/uri");
    }

    @Test
    void without_a_known_key_nothing_is_told() {
        for (String key : new String[] {null, "unknown-key", "feed-key x", "*"}) {
            Response response = Posts.json(key, "/v1/articles", "{");
            isProblem(response, 401);
            assertThat(response.header("WWW-Authenticate"))
                    .isEqualTo(key == null ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        isProblem(
                RestAssured.given()
                        .header("Authorization", "Basic ZmVlZDpmZWVkLWtleQ==")
                        .post("/v1/events"),
                401);
        isProblem(
                RestAssured.given()
                        .header("Authorization", "Bearer feed-key", "Bearer editor-key")
                        .post("/v1/events"),
                401);
    }

    @Test
    void what_a_key_may_not_do_is_forbidden() {
        String editor =
                Posts.STATEMENT.replace("\"act\"", "\"provenance\": {\"by\": \"EDITOR\"}, \"act\"");

        isProblem(Posts.json("feed-key", "/v1/statements", editor), 403, "/provenance/by");
        isProblem(
                Posts.json("editor-key", "/v1/statements", editor.replace("EDITOR", "EXTRACTOR")),
                403,
                "/provenance/by");
        isProblem(
                Posts.json("kbs-key", "/v1/statements", Posts.STATEMENT.replace("KBS", "YTN")),
                403,
                "/outlet");
        isProblem(Posts.json("kbs-key", "/v1/articles", Posts.ARTICLE), 403, "/outlet/name");
        isProblem(
                Posts.structured(
                        "feed-key",
                        Posts.event(
                                "e",
                                "article",
                                Posts.ARTICLE,
                                "\"recordedtime\": \"2024-10-31T09:00:00Z\"")),
                403,
                "/recordedtime");
        isProblem(
                Posts.structured(
                        "backfill-key",
                        Posts.event(
                                "e",
                                "article",
                                Posts.ARTICLE,
                                "\"recordedtime\": \"2100-10-31T09:00:00Z\"")),
                422,
                "/recordedtime");
        assertThat(Posts.json("editor-key", "/v1/statements?dryRun=true", editor).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "dryRun=yes, /dryRun",
        "dryRun=, /dryRun",
        "dryRun, /dryRun",
        "dryRun=TRUE, /dryRun",
        "dryRun=true&dryRun=true, /dryRun",
        "dryrun=true, /dryrun",
        "limit=5, /limit",
        "a/b=1, /a~1b",
    })
    void a_query_that_is_not_known_is_malformed(String query, String pointer) {
        Response response =
                Posts.as("feed-key")
                        .urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body(Posts.ARTICLE.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/v1/articles?" + query);

        isProblem(response, 400, pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/",
                "/v1/articles/",
                "/v1/articles/1",
                "/v1/article",
                "/v2/articles",
                "/v1/bulk",
                "/index.html",
                "/q/nothing",
                "/v1/articles;x=1",
                "/%20"
            })
    void there_is_nothing_at_other_addresses(String path) {
        isProblem(Posts.as("feed-key").urlEncodingEnabled(false).get(path), 404);
        isProblem(
                Posts.as("feed-key")
                        .urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body("{}")
                        .post(path),
                404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"})
    void other_methods_are_told_which_to_use(String method) {
        for (String path : List.of("/v1/articles", "/v1/statements", "/v1/events")) {
            Response response = Posts.as("feed-key").request(method, path);

            isProblem(response, 405);
            assertThat(response.header("Allow")).isEqualTo("POST");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/articles   | text/plain
                    /v1/articles   | application/cloudevents+json
                    /v1/statements | application/xml
                    /v1/statements | application/json; charset=utf-16
                    /v1/statements | application/json;;x
                    /v1/events     | application/cloudevents+avro
                    /v1/events     | application/cloudevents-batch+xml
                    /v1/events     | text/html
                    /v1/events     | */*
                    """)
    void other_formats_are_told_which_to_send(String path, String contentType) {
        Response response =
                Posts.as("feed-key")
                        .header("Content-Type", contentType)
                        .body(new byte[] {'{', '}'})
                        .post(path);

        isProblem(response, 415);
        assertThat(response.jsonPath().getString("detail")).contains("json");
    }

    @Test
    void an_encoded_body_or_one_of_no_type_is_not_taken() throws IOException {
        isProblem(
                Posts.as("feed-key")
                        .contentType("application/json")
                        .header("Content-Encoding", "gzip")
                        .body(new byte[] {1})
                        .post("/v1/events"),
                415);
        try (Wire wire = new Wire()) {
            Wire.Answer answer =
                    wire.send(
                                    "POST /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer feed-key\r\nContent-Length: 2\r\n\r\n{}")
                            .answer();
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/json;q=0",
                "*/*;q=0",
                "application/*;q=0, text/*",
                "image/png, nonsense"
            })
    void an_answer_nobody_accepts_is_not_given(String accept) {
        isProblem(
                Posts.as("feed-key")
                        .header("Accept", accept)
                        .contentType("application/json")
                        .body(Posts.ARTICLE.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/v1/articles"),
                406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html, application/json;q=0.5",
                "text/html, */*;q=0.1"
            })
    void an_answer_somebody_accepts_is_given(String accept) {
        assertThat(
                        Posts.as("feed-key")
                                .header("Accept", accept)
                                .contentType("application/json")
                                .body(
                                        Posts.ARTICLE.getBytes(
                                                java.nio.charset.StandardCharsets.UTF_8))
                                .post("/v1/articles?dryRun=true")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_batch_above_the_bound_is_too_large() {
        String[] events = new String[1001];
        java.util.Arrays.fill(events, "{}");

        isProblem(Posts.batch("feed-key", events), 413);
    }

    @Test
    void an_address_or_headers_above_the_bound_are_refused_in_words() {
        isProblem(Posts.as("feed-key").get("/v1/articles?x=" + "y".repeat(9000)), 414);
        isProblem(
                Posts.as("feed-key").header("ce-subject", "y".repeat(50_000)).post("/v1/events"),
                431);
    }
}
