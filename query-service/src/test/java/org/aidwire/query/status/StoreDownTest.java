package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(StoreDownTest.WithoutStore.class)
class StoreDownTest {

    /** A port on which nobody listens. */
    public static final class WithoutStore implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none",
                    "quarkus.datasource.username", "nobody",
                    "quarkus.datasource.jdbc.acquisition-timeout", "1S",
                    "kafka.bootstrap.servers", "127.0.0.1:1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/aid",
                "/v1/aid/kr.ua.air-defence",
                "/v1/aid/kr.ua.air-defence/explain",
                "/v1/aid?asOf=2024-01-01",
                "/v1/pairs/KR/UA",
                "/v1/statements",
                "/v1/statements/s-request",
                "/v1/articles",
                "/v1/articles?uri=urn:kbs:1",
                "/v1/digest",
                "/v1/refusals",
                "/v1/positions/aid.articles-0-0",
                "/v1/changes",
                "/v1/changes?cursor=latest&timeout=1",
                "/v1/changes/stream",
            })
    void reads_ask_to_be_repeated_while_the_store_is_down(String path) {
        Response answer = given().get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("\\d+");
        assertThat(answer.asString()).doesNotContain("postgres").doesNotContain("Exception");
    }

    @Test
    void code_lists_and_refusals_of_requests_need_no_store() {
        assertThat(given().get("/v1/items").statusCode()).isEqualTo(200);
        assertThat(given().get("/v1/aid?limit=0").statusCode()).isEqualTo(400);
    }
}
