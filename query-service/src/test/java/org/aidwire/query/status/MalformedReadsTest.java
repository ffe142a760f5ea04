package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MalformedReadsTest extends ServedReads {

    @TestHTTPResource URI service;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | /v1/aid?limit=0                          | /limit",
                "400 | /v1/aid?limit=1001                       | /limit",
                "400 | /v1/aid?limit=-5                         | /limit",
                "400 | /v1/aid?limit=ten                        | /limit",
                "400 | /v1/aid?limit=                           | /limit",
                "400 | /v1/aid?limit=5&limit=5                  | /limit",
                "400 | /v1/aid?cursor=abc                       | /cursor",
                "400 | /v1/aid?cursor=%21%21                    | /cursor",
                "400 | /v1/aid?status=STANDING                  | /status",
                "400 | /v1/aid?status=requested                 | /status",
                "400 | /v1/aid?confirmation=YES                 | /confirmation",
                "400 | /v1/aid?category=WEAPONS                 | /category",
                "400 | /v1/aid?changedSince=today               | /changedSince",
                "400 | /v1/aid?asOf=2024-13-01                  | /asOf",
                "400 | /v1/aid?asOf=2999-01-01                  | /asOf",
                "400 | /v1/aid?at=2024-11-26T23                 | /at",
                "400 | /v1/aid?colour=red                       | /colour",
                "400 | /v1/aid?donor=%00                        | /donor",
                "400 | /v1/aid/kr.ua.air-defence?limit=5        | /limit",
                "400 | /v1/aid/kr.ua.air-defence?asOf=x         | /asOf",
                "400 | /v1/aid/kr.ua.air-defence/explain?cursor=x | /cursor",
                "400 | /v1/aid/kr.ua.air-defence/timeline?at=x  | /at",
                "400 | /v1/pairs/KR/UA?asOf=tomorrow            | /asOf",
                "400 | /v1/pairs/KR/UA?limit=0                  | /limit",
                "400 | /v1/statements?act=GIVE                  | /act",
                "400 | /v1/statements?provenance=feed           | /provenance",
                "400 | /v1/statements?pubStatus=USABLE          | /pubStatus",
                "400 | /v1/statements?speaker=                  | /speaker",
                "400 | /v1/statements?article=a&article=b       | /article",
                "400 | /v1/articles?uri=%0A                     | /uri",
                "400 | /v1/articles?url=x                       | /url",
                "400 | /v1/digest?asOf=-1                       | /asOf",
                "400 | /v1/digest?limit=1                       | /limit",
                "400 | /v1/refusals?asOf=2024-01-01             | /asOf",
                "400 | /v1/parties?code=KR                      | /code",
                "400 | /v1/items?limit=0                        | /limit",
                "400 | /v1/positions/nonsense                   | /position",
                "400 | /v1/positions/aid.articles-0             | /position",
                "400 | /v1/positions/aid.articles-0--1          | /position",
                "400 | /v1/positions/other-0-1                  | /position",
                "400 | /v1/positions/aid.articles-0-1?at=x      | /at",
                "422 | /v1/aid?donor=QQ                         | /donor",
                "422 | /v1/aid?donor=kr                         | /donor",
                "422 | /v1/aid?recipient=GROUP-                 | /recipient",
                "422 | /v1/aid?item=SWORDS                      | /item",
                "422 | /v1/statements?donor=Ukraine             | /donor",
                "422 | /v1/aid?changedSince=2024-01-01&asOf=2024-06-01 | /changedSince",
                "404 | /v1/aid/kr.ua.swords                     | /aidId",
                "404 | /v1/aid/kr.ua.air-defence.1              | /aidId",
                "404 | /v1/aid/KR.UA.AIR-DEFENCE                | /aidId",
                "404 | /v1/aid/kr.ua                            | /aidId",
                "404 | /v1/aid/%00                              | /aidId",
                "404 | /v1/aid/xx.yy.zz/explain                 | /aidId",
                "404 | /v1/aid/xx.yy.zz/timeline                | /aidId",
                "404 | /v1/pairs/KR/QQ                          | /recipient",
                "404 | /v1/pairs/QQ/KR                          | /donor",
                "404 | /v1/pairs/KR                             | ''",
                "400 | /v1/totals?by=colour                     | /by",
                "400 | /v1/totals?changedSince=2024-01-01       | /changedSince",
                "400 | /v1/search                               | /q",
                "400 | /v1/search?q=a&type=body                 | /type",
                "400 | /v1/search?q=a&cursor=x                  | /cursor",
                "404 | /v1/aid;x=1                              | ''",
                "404 | /nowhere                                 | ''",
                "404 | /q/nowhere                               | ''",
                "400 | /v1/aid?donor=%C3%28                     | ''",
                "400 | /%ff                                     | ''",
            })
    void what_is_wrong_is_named(int status, String path, String pointer) {
        Response answer = given().urlEncodingEnabled(false).get(path);

        assertProblem(answer, status);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
        assertThat(answer.jsonPath().getString("errors[0].detail")).isNotBlank();
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        Response answer = given().get("/v1/aid?limit=0&status=x&donor=QQ&colour=red");

        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/limit", "/status", "/donor", "/colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void whatever_writes_is_told_to_read(String method) {
        for (String path : new String[] {"/v1/aid", "/v1/pairs/KR/UA", "/q/openapi"}) {
            Response answer = given().request(method, path);

            assertProblem(answer, 405);
            assertThat(answer.header("Allow")).contains("GET").contains("HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/csv;q=0", "application/json;q=0", "nonsense", ";;;"})
    void what_cannot_be_accepted_is_not_served(String accept) {
        assertProblem(given().header("Accept", accept).get("/v1/items"), 406);
    }

    @Test
    void content_is_neither_needed_nor_read() {
        assertThat(
                        given().body("{}")
                                .contentType("application/json")
                                .get("/v1/digest")
                                .statusCode())
                .isEqualTo(200);
        assertProblem(given().body("x".repeat(100_000)).get("/v1/digest"), 413);
    }

    @Test
    void addresses_and_headers_have_their_limits() {
        assertProblem(given().get("/v1/aid?x=" + "y".repeat(20_000)), 414);
        assertProblem(given().get("/v1/" + "y".repeat(200_000)), 414);
        assertProblem(given().header("X-Long", "y".repeat(40_000)).get("/v1/aid"), 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET nowhere HTTP/1.1",
                "GET * HTTP/1.1",
                "GET /v1/aid?donor=% HTTP/1.1",
                "GET /v1/aid?donor=%zz HTTP/1.1",
                "GET /v1/aid/% HTTP/1.1",
                "GET /v1/aid?a\u007fb=1 HTTP/1.1",
                "GET /v1/aid?donor={}|^`\"<> HTTP/1.1",
            })
    void even_what_is_no_address_gets_a_problem(String requestLine) throws IOException {
        String answer = raw(requestLine);

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertThat(answer).contains("\"errors\":[");
    }

    private String raw(String requestLine) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    (requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).startsWith("https://aidwire.org/problems/");
        assertThat(answer.jsonPath().getString("instance")).startsWith("/");
        assertThat(answer.jsonPath().getList("errors")).isNotEmpty();
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("org.aidwire");
    }
}
