package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CachedReadsTest extends ServedReads {

    @TestHTTPResource URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/aid",
                "/v1/statements",
                "/v1/articles",
                "/v1/parties",
                "/v1/items",
                "/v1/digest",
                "/v1/refusals",
                "/v1/positions/aid.articles-0-0",
            })
    void what_a_reader_holds_is_not_sent_again(String path) {
        Response first = given().get(path);
        String tag = first.header("ETag");

        Response again = given().header("If-None-Match", "\"other\", W/" + tag).get(path);
        Response changed = given().header("If-None-Match", "\"other\"").get(path);

        assertThat(tag).matches("\"[0-9a-f]{32}(-gzip)?\"");
        assertThat(given().get(path).header("ETag")).isEqualTo(tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        assertThat(again.header("Vary")).contains("Accept-Encoding");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(given().header("If-None-Match", "*").get(path).statusCode()).isEqualTo(304);
        assertThat(first.header("Aidwire-Lag")).matches("\\d+");
    }

    @Test
    void each_content_coding_has_its_own_tag_and_the_same_content() throws Exception {
        HttpResponse<byte[]> plain = coded("identity", "\"none\"");
        HttpResponse<byte[]> gzip = coded("gzip", "\"none\"");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(tag(gzip)).isNotEqualTo(tag(plain));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(coded("gzip", tag(gzip)).statusCode()).isEqualTo(304);
        assertThat(coded("gzip", tag(plain)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> coded(String coding, String held) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(service.resolve("/v1/items"))
                            .header("Accept-Encoding", coding)
                            .header("If-None-Match", held)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void head_tells_what_get_would() {
        Response get = given().get("/v1/digest");
        Response head = given().head("/v1/digest");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asString()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.contentType()).isEqualTo(get.contentType());
        assertThat(given().head("/v1/aid/kr.ua.swords").statusCode()).isEqualTo(404);
    }

    @Test
    void pages_of_any_origin_may_read() {
        Response answer = given().header("Origin", "https://news.example").get("/v1/aid");
        Response problem = given().header("Origin", "https://news.example").get("/nowhere");
        Response preflight =
                given().header("Origin", "https://news.example")
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "If-None-Match")
                        .options("/v1/aid");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Link", "Aidwire-Lag");
        assertThat(problem.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("If-None-Match");
    }
}
