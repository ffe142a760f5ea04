package org.aidwire.ingest.access;

import static io.restassured.RestAssured.given;
import static org.aidwire.ingest.access.RunningIssuer.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aidwire.access.TestIssuer.Algorithm;
import org.aidwire.access.TestIssuer.Draft;
import org.aidwire.ingest.broker.RunningBroker;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every endpoint by every kind of key and token: docs/access.md has the same table in words. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
@QuarkusTestResource(RunningIssuer.class)
class AccessMatrixTest {

    private static final String ARTICLE =
            """
            {"uri": "urn:news:matrix", "headline": "h", "outlet": {"name": "KBS"}}
            """;
    private static final String STATEMENT =
            """
            {"id": "s-matrix", "text": "Kyiv will ask for air defence.", "act": "REQUEST",
             "modality": "INTENDED", "attribution": "ON_RECORD", "outlet": "KBS",
             "speaker": {"affiliation": "UA"}, "provenance": {"by": "%s"},
             "aid": {"donor": "KR", "recipient": "UA", "items": ["AIR_DEFENCE"]}}
            """;
    private static final String EVENT =
            """
            {"specversion": "1.0", "id": "e-matrix", "source": "/tests",
             "type": "org.aidwire.article.v1", "data": %s}
            """
                    .formatted(ARTICLE);

    /** Where something is posted, and what. */
    private static final Map<String, List<String>> POSTS =
            Map.of(
                    "/v1/articles",
                    List.of("application/json", ARTICLE),
                    "/v1/statements",
                    List.of("application/json", STATEMENT.formatted("FEED")),
                    "/v1/events",
                    List.of("application/cloudevents+json", EVENT));

    private static Draft feed() {
        return ISSUER.token("kbs-desk").roles("feed").outlets("KBS");
    }

    /** Who is to be refused, with the status. */
    private static Map<String, String> refused() {
        Map<String, String> refused = new TreeMap<>();
        refused.put("none", "401");
        refused.put("unknown key", "401 no-such-key");
        refused.put("key of a reader", "403 " + RunningIssuer.READER_KEY);
        refused.put("key of an operator", "403 " + RunningIssuer.ADMIN_KEY);
        refused.put("expired", "401 " + feed().times(-600, -600, -300).signed());
        refused.put("not yet valid", "401 " + feed().times(0, 300, 600).signed());
        refused.put("given out too long ago", "401 " + feed().times(-90_000, -1, 60).signed());
        refused.put("without an end", "401 " + feed().claim("exp", "").signed());
        refused.put("without a beginning", "401 " + feed().claim("iat", "").signed());
        refused.put("wrong audience", "401 " + feed().claim("aud", "\"others\"").signed());
        refused.put("no audience", "401 " + feed().claim("aud", "").signed());
        refused.put("wrong issuer", "401 " + feed().claim("iss", "\"https://x\"").signed());
        refused.put("no issuer", "401 " + feed().claim("iss", "").signed());
        refused.put("no subject", "401 " + feed().claim("sub", "").signed());
        refused.put("wrong key", "401 " + feed().signedByAnother());
        refused.put("algorithm none", "401 " + feed().unsigned());
        refused.put("HS/RS swap", "401 " + feed().signedWithThePublicKeyAsSecret());
        refused.put("algorithm not taken", "401 " + feed().signed(Algorithm.PS256));
        refused.put("changed after signing", "401 " + changed(feed().signed()));
        refused.put("no role", "403 " + feed().claim("groups", "").signed());
        refused.put("unknown role", "403 " + feed().roles("Feed", "owner").signed());
        refused.put("role reader", "403 " + feed().roles("reader").signed());
        refused.put("role admin", "403 " + feed().roles("admin").signed());
        refused.put("no outlet", "403 " + feed().claim("outlets", "").signed());
        refused.put("other outlet", "403 " + feed().outlets("MBC").signed());
        refused.put(
                "outlets that are none", "403 " + feed().claim("outlets", "{\"KBS\":1}").signed());
        return refused;
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + feed().outlets("*").signed().split("\\.")[1] + "." + parts[2];
    }

    private static List<String> taken() {
        return List.of(
                "feed-key",
                "kbs-key",
                feed().signed(),
                feed().signed(Algorithm.ES256),
                feed().signed(Algorithm.EdDSA),
                feed().outlets("*").signed(),
                feed().claim("aud", "[\"others\", \"aidwire-ingest\"]").signed(),
                feed().claim("outlets", "\"KBS\"").signed(),
                feed().claim("groups", "").claim("roles", "[\"feed\"]").signed(),
                feed().claim("groups", "")
                        .claim("realm_access", "{\"roles\": [\"feed\"]}")
                        .signed(),
                feed().roles("editor").signed(),
                feed().roles("backfill").signed());
    }

    private static Response post(String path, String key) {
        var request =
                given().body(
                                POSTS.get(path)
                                        .get(1)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (!key.isEmpty()) {
            request = request.header("Authorization", "Bearer " + key);
        }
        return request.config(
                        io.restassured.RestAssured.config()
                                .encoderConfig(
                                        io.restassured.config.EncoderConfig.encoderConfig()
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)
                                                .encodeContentTypeAs(
                                                        "application/cloudevents+json",
                                                        io.restassured.http.ContentType.TEXT)))
                .contentType(POSTS.get(path).get(0))
                .post(path);
    }

    @Test
    void who_may_not_post_is_refused_everywhere() {
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> answered = new TreeMap<>();
        refused()
                .forEach(
                        (kind, statusAndKey) -> {
                            String[] parts = statusAndKey.split(" ", 2);
                            for (String path : POSTS.keySet()) {
                                Response answer = post(path, parts.length == 1 ? "" : parts[1]);
                                expected.put(path + " " + kind, Integer.parseInt(parts[0]));
                                answered.put(path + " " + kind, answer.statusCode());
                                isProblem(answer);
                            }
                        });

        assertThat(answered).isEqualTo(expected);
    }

    /** Who posts erases nothing, and the other way round. */
    @Test
    void nobody_erases_but_an_administrator() {
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> answered = new TreeMap<>();
        refused()
                .forEach(
                        (kind, statusAndKey) -> {
                            String[] parts = statusAndKey.split(" ", 2);
                            boolean admin = kind.matches("key of an operator|role admin");
                            Response answer = erase(parts.length == 1 ? "" : parts[1]);
                            expected.put(kind, admin ? 200 : Integer.parseInt(parts[0]));
                            answered.put(kind, answer.statusCode());
                            if (!admin) {
                                isProblem(answer);
                            }
                        });
        for (String key : taken()) {
            expected.put(key, 403);
            answered.put(key, erase(key).statusCode());
        }

        assertThat(answered).isEqualTo(expected);
    }

    /** Judged alone: other tests count what is in the log. */
    private static Response erase(String key) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body("{\"uri\": \"urn:erased\"}")
                .post("/v1/erasures?dryRun=true");
    }

    private static void isProblem(Response answer) {
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        if (answer.statusCode() == 401) {
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        assertThat(answer.asString()).doesNotContain("jose4j", "Exception", "JWT", "iss");
    }

    @Test
    void who_may_post_is_taken_everywhere() {
        for (String path : POSTS.keySet()) {
            for (String key : taken()) {
                Response answer = post(path, key);

                assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(202);
                assertThat(answer.header("RateLimit-Policy"))
                        .isEqualTo("\"posts\";q=60000000;w=60");
                assertThat(answer.header("RateLimit")).matches("\"posts\";r=\\d+;t=\\d+");
            }
        }
    }

    /** Of a malformed one, so that no other test finds it in the log, where others count theirs. */
    @Test
    void readers_reports_need_no_key_and_mind_none() {
        for (String key : new String[] {"", "feed-key", "no-such-key", feed().unsigned()}) {
            assertThat(
                            given().header("Authorization", "Bearer " + key)
                                    .contentType("application/json")
                                    .body("{")
                                    .post("/v1/reports")
                                    .statusCode())
                    .isIn(400, 429);
        }
    }

    /** An endpoint that is added is to be added here. */
    @Test
    void the_matrix_has_all_endpoints() throws IOException {
        Set<String> described = new TreeSet<>();
        new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray())
                .path("paths")
                .fieldNames()
                .forEachRemaining(described::add);
        Set<String> asked = new TreeSet<>(POSTS.keySet());
        asked.addAll(List.of("/v1/erasures", "/v1/reports"));

        assertThat(asked).isEqualTo(described);
        assertThat(given().get("/q/openapi").statusCode()).isEqualTo(200);
    }

    @Test
    void a_role_opens_what_it_is_for_and_no_more() {
        String byEditor = STATEMENT.formatted("EDITOR");

        assertThat(statement(feed().signed(), byEditor)).isEqualTo(403);
        assertThat(statement(feed().roles("editor").signed(), byEditor)).isEqualTo(202);
        assertThat(recordedEarlier(feed().roles("feed", "editor").signed())).isEqualTo(403);
        assertThat(recordedEarlier(feed().roles("backfill").signed())).isEqualTo(202);
    }

    private static int statement(String token, String statement) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(statement)
                .post("/v1/statements")
                .statusCode();
    }

    private static int recordedEarlier(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .headers(
                        Map.of(
                                "ce-specversion", "1.0",
                                "ce-id", "e-earlier",
                                "ce-source", "/tests",
                                "ce-type", "org.aidwire.article.v1",
                                "ce-recordedtime", "2024-05-01T10:00:00Z"))
                .body(ARTICLE)
                .post("/v1/events")
                .statusCode();
    }

    @Test
    void a_stolen_key_is_revoked_without_a_restart() {
        assertThat(post("/v1/articles", RunningIssuer.STOLEN_KEY).statusCode()).isEqualTo(202);
        try {
            RunningIssuer.keepStolenKey(false);

            Awaitility.await()
                    .until(
                            () ->
                                    post("/v1/articles", RunningIssuer.STOLEN_KEY).statusCode()
                                            == 401);
        } finally {
            RunningIssuer.keepStolenKey(true);
        }
    }

    @Test
    void a_stolen_token_is_revoked_before_it_ends() {
        String one = feed().claim("jti", "\"t-1\"").signed();
        String other = feed().claim("jti", "\"t-2\"").signed();
        String gone = ISSUER.token("gone").roles("feed").outlets("KBS").signed();
        assertThat(post("/v1/articles", one).statusCode()).isEqualTo(202);
        try {
            RunningIssuer.write(RunningIssuer.DENIED, "{\"jti\": [\"t-1\"], \"sub\": [\"gone\"]}");

            Awaitility.await().until(() -> post("/v1/articles", one).statusCode() == 401);
            assertThat(post("/v1/articles", gone).statusCode()).isEqualTo(401);
            assertThat(post("/v1/articles", other).statusCode()).isEqualTo(202);
        } finally {
            RunningIssuer.write(RunningIssuer.DENIED, "{}");
        }
    }

    @Test
    void a_key_that_the_provider_withdraws_opens_nothing_more() {
        ISSUER.addKey("leaked", Algorithm.ES256);
        String token = feed().signed(Algorithm.ES256, "leaked");
        assertThat(post("/v1/articles", token).statusCode()).isEqualTo(202);

        ISSUER.withdraw("leaked");

        Awaitility.await().until(() -> post("/v1/articles", token).statusCode() == 401);
        assertThat(post("/v1/articles", feed().signed()).statusCode()).isEqualTo(202);
    }

    @Test
    void while_the_provider_is_away_known_keys_go_on_and_others_are_told_to_come_back() {
        assertThat(post("/v1/articles", feed().signed()).statusCode()).isEqualTo(202);
        ISSUER.addKey("fresh", Algorithm.ES256);
        String fresh = feed().signed(Algorithm.ES256, "fresh");
        ISSUER.close();
        try {
            Response untold = post("/v1/articles", fresh);

            assertThat(untold.statusCode()).as(untold.asString()).isEqualTo(503);
            assertThat(untold.header("Retry-After")).matches("[1-5]");
            assertThat(post("/v1/articles", fresh).statusCode()).isEqualTo(503);
            assertThat(post("/v1/articles", feed().signed()).statusCode()).isEqualTo(202);
            assertThat(post("/v1/articles", "feed-key").statusCode()).isEqualTo(202);
        } finally {
            ISSUER.reopen();
        }
        Awaitility.await().until(() -> post("/v1/articles", fresh).statusCode() == 202);
    }
}
