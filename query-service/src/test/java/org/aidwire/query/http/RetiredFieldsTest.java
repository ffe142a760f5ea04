package org.aidwire.query.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetiredFieldsTest {

    private static final String DOCUMENT =
            """
            paths:
              /v1/aid/{aidId}:
                get:
                  responses:
                    "200": {content: {application/json: {schema: {$ref: "#/components/schemas/AidStatus"}}}}
              /v1/aid:
                get:
                  responses:
                    "200": {content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/AidStatus"}}}}}
              /v1/items:
                get:
                  responses: {"200": {content: {application/json: {schema: {type: object}}}}}
              /v1/parties:
                get:
                  deprecated: true
                  x-deprecated-since: 2026-01-01
                  x-sunset: 2027-01-01
            components:
              schemas:
                AidStatus:
                  type: object
                  properties:
                    status: {type: string}
                    above: {$ref: "#/components/schemas/AidStatus"}
                    old: {type: string, deprecated: true, x-deprecated-since: 2025-06-01, x-sunset: 2026-12-01}
                    older: {type: string, deprecated: true, x-deprecated-since: 2025-03-01, x-sunset: 2027-03-01}
            """;

    @Test
    void a_field_that_goes_is_found_wherever_it_is_served() throws Exception {
        Retirements retirements = Retirements.of(yaml(DOCUMENT));

        Retirements.Notice fields =
                new Retirements.Notice(
                        Instant.parse("2025-03-01T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(retirements.of("/v1/aid/kr.ua.shells")).isEqualTo(fields);
        assertThat(retirements.of("/v1/aid")).isEqualTo(fields);
        assertThat(retirements.of("/v1/parties")).isNotNull();
        assertThat(retirements.of("/v1/items")).isNull();
        assertThat(retirements.of("/v1/aid/kr.ua.shells/explain")).isNull();
        assertThat(retirements.of("/v1xaid")).isNull();
    }

    @Test
    void a_field_goes_only_with_a_date() throws Exception {
        JsonNode undated =
                yaml("paths: {/v1/aid: {get: {deprecated: true, x-deprecated-since: 2026-01-01}}}");

        assertThatThrownBy(() -> Retirements.of(undated)).hasMessageContaining("x-sunset");
    }

    @Test
    void an_answer_with_such_a_field_says_so() throws Exception {
        Retirements retirements = Retirements.of(yaml(DOCUMENT));
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            router.route().handler(context -> RetiredFields.tell(context, retirements));
            router.route().handler(context -> context.end("{}"));
            HttpServer server =
                    vertx.createHttpServer()
                            .requestHandler(router)
                            .listen(0, "127.0.0.1")
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS);
            String base = "http://127.0.0.1:" + server.actualPort();

            get(base + "/v1/aid/kr.ua.shells")
                    .then()
                    .header("Deprecation", equalTo("@1740787200"))
                    .header("Sunset", equalTo("Tue, 01 Dec 2026 00:00:00 GMT"))
                    .header("Link", equalTo("</q/openapi>; rel=\"deprecation\""));
            get(base + "/v1/items").then().header("Deprecation", nullValue());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }

    private static JsonNode yaml(String text) throws JsonProcessingException {
        return new YAMLMapper().readTree(text);
    }
}
