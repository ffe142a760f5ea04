package org.aidwire.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.aidwire.ingest.broker.Broker;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** While nobody answers where Kafka should be, from the first request on. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NoBroker.class)
class WithoutKafkaTest {

    /** Far above what is promised: a loaded machine is no failure, waiting without end is. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    public static final class NoBroker implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:" + Broker.freePort());
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private static void isUnavailable(Response response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 5);
        assertThat(response.jsonPath().getString("type"))
                .isEqualTo("https://aidwire.org/problems/unavailable");
    }

    @Test
    void an_event_and_a_batch_are_answered_in_time() {
        String[] events = new String[1000];
        Arrays.setAll(
                events, i -> Posts.event("b-" + i, "article", "{\"uri\": \"urn:news:" + i + "\"}"));

        assertTimeoutPreemptively(
                LONGEST,
                () -> isUnavailable(Posts.json("feed-key", "/v1/articles", Posts.ARTICLE)));
        assertTimeoutPreemptively(LONGEST, () -> isUnavailable(Posts.batch("feed-key", events)));
    }

    @Test
    void what_needs_no_log_is_answered_as_ever() {
        assertThat(Posts.json("feed-key", "/v1/articles?dryRun=true", Posts.ARTICLE).statusCode())
                .isEqualTo(200);
        assertThat(Posts.json("feed-key", "/v1/articles", "{}").statusCode()).isEqualTo(422);
        assertThat(Posts.json("no-key", "/v1/articles", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void the_service_is_alive_and_ready_all_the_same() {
        int port =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        for (String check : new String[] {"live", "ready", "started"}) {
            Response response = RestAssured.given().port(port).get("/q/health/" + check);
            assertThat(response.statusCode()).as(check).isEqualTo(200);
        }
        Posts.json("feed-key", "/v1/articles", "{}");
        assertThat(RestAssured.given().port(port).get("/q/metrics").asString())
                .contains("aidwire_ingest_refused_total{reason=\"unacceptable\"}")
                .contains("aidwire_ingest_in_flight ");
        assertThat(RestAssured.given().port(port).get("/q/nothing").contentType())
                .isEqualTo("application/problem+json");
    }
}
