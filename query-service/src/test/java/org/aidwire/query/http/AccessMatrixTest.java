package org.aidwire.query.http;

import static io.restassured.RestAssured.given;
import static org.aidwire.query.status.PostgresForReads.ADMIN_KEY;
import static org.aidwire.query.status.PostgresForReads.EDITOR_KEY;
import static org.aidwire.query.status.PostgresForReads.FEED_KEY;
import static org.aidwire.query.status.PostgresForReads.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aidwire.access.TestIssuer.Algorithm;
import org.aidwire.access.TestIssuer.Draft;
import org.aidwire.query.status.ServedReads;
import org.junit.jupiter.api.Test;

/** Every endpoint by every kind of key and token: docs/access.md has the same table in words. */
@QuarkusTest
class AccessMatrixTest extends ServedReads {

    /** Who is needed at an endpoint. */
    private enum Needed {
        NOBODY(Set.of()),
        ANYBODY_KNOWN(Set.of("feed", "editor", "admin", "reader", "no role")),
        EDITOR(Set.of("editor")),
        ADMIN(Set.of("admin"));

        private final Set<String> let;

        Needed(Set<String> let) {
            this.let = let;
        }
    }

    /** All others are open: one that is added and is not must be added here. */
    private static final Map<String, Needed> NOT_OPEN =
            Map.of(
                    "GET /v1/dead-letters", Needed.ADMIN,
                    "GET /v1/dead-letters/{id}", Needed.ADMIN,
                    "POST /v1/dead-letters/{id}/replay", Needed.ADMIN,
                    "POST /v1/dead-letters/replay", Needed.ADMIN,
                    "GET /v1/reports", Needed.EDITOR,
                    "GET /v1/webhooks", Needed.ANYBODY_KNOWN,
                    "POST /v1/webhooks", Needed.ANYBODY_KNOWN,
                    "GET /v1/webhooks/{id}", Needed.ANYBODY_KNOWN,
                    "DELETE /v1/webhooks/{id}", Needed.ANYBODY_KNOWN,
                    "GET /v1/webhooks/{id}/deliveries", Needed.ANYBODY_KNOWN);

    private static Draft token(String role) {
        return ISSUER.token("caller").roles(role);
    }

    private static Map<String, List<String>> known() {
        return Map.of(
                "feed", List.of(FEED_KEY, token("feed").outlets("KBS").signed()),
                "editor",
                        List.of(
                                EDITOR_KEY,
                                token("editor").signed(),
                                token("editor").signed(Algorithm.ES256),
                                token("editor").signed(Algorithm.EdDSA)),
                "admin", List.of(ADMIN_KEY, token("admin").signed()),
                "reader", List.of(token("reader").signed()),
                "no role", List.of(ISSUER.token("caller").signed()));
    }

    private static List<String> refused() {
        return List.of(
                "no-such-key",
                token("editor").times(-600, -600, -300).signed(),
                token("editor").times(0, 300, 600).signed(),
                token("editor").claim("aud", "\"others\"").signed(),
                token("editor").claim("iss", "\"https://x\"").signed(),
                token("editor").signedByAnother(),
                token("editor").unsigned(),
                token("editor").signedWithThePublicKeyAsSecret(),
                token("editor").signed(Algorithm.PS256));
    }

    private static List<String> endpoints() throws IOException {
        List<String> endpoints = new ArrayList<>();
        JsonNode paths =
                new ObjectMapper()
                        .readTree(given().get("/q/openapi?format=json").asByteArray())
                        .path("paths");
        paths.properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        endpoints.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        return endpoints;
    }

    private static Response ask(String endpoint, String key) {
        String[] parts = endpoint.split(" ");
        // A stream would go on; its head is answered like it.
        String method = parts[1].endsWith("/stream") ? "HEAD" : parts[0];
        RequestSpecification request = given();
        if (!key.isEmpty()) {
            request = request.header("Authorization", "Bearer " + key);
        }
        if (method.equals("POST")) {
            request = request.contentType("application/json").body("{}");
        }
        // Replays none of the records that other tests have set aside.
        String query = parts[1].equals("/v1/dead-letters/replay") ? "?topic=none" : "";
        return request.request(method, parts[1].replaceAll("\\{\\w+}", "x") + query);
    }

    private static Needed needed(String endpoint) {
        return NOT_OPEN.getOrDefault(endpoint, Needed.NOBODY);
    }

    @Test
    void who_does_not_hold_is_refused_where_somebody_is_needed() throws IOException {
        List<String> endpoints = endpoints();
        assertThat(endpoints).containsAll(NOT_OPEN.keySet());
        Set<String> wrong = new TreeSet<>();
        List<String> shown = new ArrayList<>(refused());
        shown.add("");
        for (String endpoint : endpoints) {
            boolean open = needed(endpoint) == Needed.NOBODY;
            for (String key : open ? shown.subList(7, shown.size()) : shown) {
                Response answer = ask(endpoint, key);
                if ((answer.statusCode() == 401) == open || answer.statusCode() == 403) {
                    wrong.add(endpoint + " " + answer.statusCode() + " " + key);
                }
                if (answer.statusCode() == 401) {
                    assertThat(answer.contentType()).isEqualTo("application/problem+json");
                    assertThat(answer.header("WWW-Authenticate"))
                            .isEqualTo(key.isEmpty() ? "Bearer" : "Bearer error=\"invalid_token\"");
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void who_is_known_does_what_the_role_is_for_and_no_more() throws IOException {
        Map<String, Boolean> expected = new TreeMap<>();
        Map<String, Boolean> let = new TreeMap<>();
        for (String endpoint : endpoints()) {
            Needed needed = needed(endpoint);
            if (needed == Needed.NOBODY) {
                continue;
            }
            known().forEach(
                            (role, keys) -> {
                                for (int i = 0; i < keys.size(); i++) {
                                    String of = endpoint + " " + role + " " + i;
                                    int status = ask(endpoint, keys.get(i)).statusCode();
                                    expected.put(of, needed.let.contains(role));
                                    let.put(of, status != 401 && status != 403);
                                }
                            });
        }

        assertThat(let).isEqualTo(expected);
    }

    @Test
    void every_read_tells_its_limit_and_what_is_left() {
        Response open = given().get("/v1/items");
        assertThat(open.header("RateLimit-Policy")).isEqualTo("\"open-reads\";q=60000000;w=60");
        assertThat(open.header("RateLimit")).matches("\"open-reads\";r=\\d+;t=\\d+");
        assertThat(open.header("Access-Control-Expose-Headers")).contains("RateLimit");

        Response known = ask("GET /v1/items", token("reader").signed());
        assertThat(known.header("RateLimit-Policy")).startsWith("\"reads\";");
        assertThat(ask("GET /v1/items", "no-such-key").header("RateLimit-Policy"))
                .startsWith("\"open-reads\";");
    }

    @Test
    void while_the_provider_is_away_what_is_open_stays_open() {
        assertThat(ask("GET /v1/reports", token("editor").signed()).statusCode()).isEqualTo(200);
        ISSUER.addKey("fresh", Algorithm.ES256);
        String fresh = token("editor").signed(Algorithm.ES256, "fresh");
        ISSUER.close();
        try {
            Response reports = ask("GET /v1/reports", fresh);
            assertThat(reports.statusCode()).isEqualTo(503);
            assertThat(reports.header("Retry-After")).isNotBlank();
            assertThat(ask("GET /v1/webhooks", fresh).statusCode()).isEqualTo(503);
            assertThat(ask("GET /v1/items", fresh).statusCode()).isEqualTo(200);
            assertThat(ask("GET /v1/reports", token("editor").signed()).statusCode())
                    .isEqualTo(200);
        } finally {
            ISSUER.reopen();
        }
    }
}
