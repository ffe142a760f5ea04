package org.aidwire.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample that {@code up} loads, and the answers it must give. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeoulTimelineTest {

    private static LocalStack stack;

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
        stack = LocalStack.start(directory.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static JsonPath line(String aidId, String asOf) {
        var request = given(stack.query());
        if (asOf != null) {
            request.queryParam("asOf", asOf);
        }
        return request.get("/v1/aid/{aidId}", aidId).then().statusCode(200).extract().jsonPath();
    }

    @Test
    @Order(1)
    void before_the_request_nothing_is_on_record() {
        given(stack.query())
                .queryParam("asOf", "2024-10-30")
                .get("/v1/aid/kr.ua.air-defence")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({"2024-11-01, 1, 1", "2024-11-26T23:00Z, 2, 4", ", 2, 4"})
    void the_request_for_air_defence(String asOf, int origins, int reports) {
        JsonPath line = line("kr.ua.air-defence", asOf);
        assertThat(line.getString("status")).isEqualTo("REQUESTED");
        assertThat(line.getString("qualifier")).isEqualTo("INTENDED");
        assertThat(line.getString("confirmation")).isEqualTo("CONFIRMED");
        assertThat(line.getString("since")).isEqualTo("2024-10-31T09:00:00Z");
        assertThat(line.getInt("independentOrigins")).isEqualTo(origins);
        assertThat(line.getInt("reports")).isEqualTo(reports);
    }

    @Test
    @Order(3)
    void a_refused_sale_a_silence_and_a_forecast_are_explained_and_move_nothing() {
        JsonPath explained =
                given(stack.query())
                        .queryParam("limit", 1000)
                        .get("/v1/aid/kr.ua.air-defence/explain")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        List<Map<String, String>> ignored = explained.getList("ignored");
        for (String act : List.of("DECLINE", "NO_COMMENT", "FORECAST")) {
            String id =
                    given(stack.query())
                            .queryParam("donor", "KR")
                            .queryParam("recipient", "UA")
                            .queryParam("act", act)
                            .get("/v1/statements")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getString("items[0].id");
            assertThat(ignored)
                    .as(act)
                    .anySatisfy(
                            each ->
                                    assertThat(each)
                                            .containsEntry("statementId", id)
                                            .containsEntry("rule", "R1"));
        }
    }

    @Test
    @Order(4)
    void lethal_aid_is_considered_on_a_condition() {
        JsonPath line = line("kr.ua.lethal-unspecified", null);
        assertThat(line.getString("status")).isEqualTo("CONSIDERING");
        assertThat(line.getString("qualifier")).isEqualTo("CONDITIONAL");
        assertThat(line.getString("condition")).isNotBlank();
        assertThat(line.getString("confirmation")).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({"kr.ua.gas-masks", "kr.ua.rations", "kr.ua.demining"})
    void non_lethal_aid_was_delivered_as_outlets_report(String aidId) {
        JsonPath line = line(aidId, null);
        assertThat(line.getString("status")).isEqualTo("DELIVERED");
        assertThat(line.getString("confirmation")).isEqualTo("REPORTED");
    }

    @Test
    @Order(6)
    void the_grain_of_2025_is_committed_through_the_world_food_programme() {
        JsonPath line = line("kr.wfp.food-grain.2025", null);
        assertThat(line.getString("status")).isEqualTo("COMMITTED");
        assertThat(line.getString("confirmation")).isEqualTo("CONFIRMED");
        assertThat(line.getInt("amounts.COMMIT[0].value")).isEqualTo(6_000_000);
        assertThat(line.getString("amounts.COMMIT[0].currency")).isEqualTo("USD");
        assertThat(line.getString("supplier.code")).isEqualTo("UA");
        assertThat(line.getList("beneficiaries.party.code", String.class))
                .containsExactlyInAnyOrder("YE", "SO");
        assertThat(line.getList("beneficiaries.basis", String.class)).containsOnly("EXAMPLE");
    }

    @Test
    @Order(7)
    void on_2023_two_outlets_differ() {
        JsonPath line = line("kr.wfp.food-grain.2023", null);
        assertThat(line.getString("status")).isEqualTo("COMMITTED");
        assertThat(line.getString("confirmation")).isEqualTo("CORROBORATED");
        assertThat(line.getInt("independentOrigins")).isEqualTo(2);
        assertThat(
                        List.of(
                                line.getInt("amounts.COMMIT[0].value"),
                                line.getInt("conflicts[0].value")))
                .containsExactlyInAnyOrder(6_000_000, 3_000_000);
    }

    @Test
    @Order(8)
    void the_dossier_tells_who_warned_who_objected_and_who_met() {
        JsonPath dossier =
                given(stack.query())
                        .get("/v1/pairs/KR/UA")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(dossier.getList("positions")).isNotEmpty();
        assertThat(dossier.getList("pressures.speaker.affiliation", String.class))
                .contains("RU", "KR-PARLIAMENT");
        assertThat(dossier.getList("outlook.speaker.name", String.class)).contains("Doo Jin-ho");
        assertThat(dossier.getList("encounters")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(dossier.getList("silences")).hasSize(1);
        assertThat(dossier.getList("origins.outlet", String.class))
                .contains("South China Morning Post", "KBS", null);
        assertThat(dossier.getList("aid.aidId", String.class))
                .contains("kr.ua.air-defence", "kr.ua.gas-masks");
    }

    /**
     * The credited report is killed, and with it what only repeated it; then it is published again.
     */
    @Test
    @Order(9)
    void a_kill_runs_down_the_credits_and_a_restoration_brings_all_back() {
        String digest = given(stack.query()).get("/v1/digest").jsonPath().getString("digest");
        Map<String, Object> scmp =
                given(stack.query())
                        .queryParam("limit", 1000)
                        .get("/v1/articles")
                        .jsonPath()
                        .getMap("items.find { it.outlet.name == 'South China Morning Post' }");
        String publishedAt = (String) scmp.get("publishedAt");
        String body =
                given(stack.query())
                        .header("Authorization", "Bearer " + stack.key("editor"))
                        .queryParam("uri", scmp.get("uri"))
                        .get("/v1/articles")
                        .jsonPath()
                        .getString("items[0].body");

        post(version(scmp, 2, "canceled", publishedAt, body));
        JsonPath line = awaitOrigins(1);
        assertThat(line.getString("status")).isEqualTo("REQUESTED");
        assertThat(line.getString("since")).isEqualTo("2024-10-31T09:00:00Z");
        assertThat(line.getInt("reports")).isEqualTo(2);
        assertThat(board()).contains("1 independent origin<").contains("2 reports<");

        post(version(scmp, 3, "usable", publishedAt, body));
        assertThat(awaitOrigins(2).getInt("reports")).isEqualTo(4);
        assertThat(given(stack.query()).get("/v1/digest").jsonPath().getString("digest"))
                .isEqualTo(digest);
        assertThat(board()).contains("2 independent origins<").contains("4 reports<");
    }

    private static String board() {
        return given(stack.query())
                .header("Accept", "text/html")
                .get("/aid/kr.ua.air-defence")
                .asString();
    }

    private static Map<String, Object> version(
            Map<String, Object> article,
            int version,
            String pubStatus,
            String publishedAt,
            String body) {
        return Map.of(
                "uri", article.get("uri"),
                "version", version,
                "pubStatus", pubStatus,
                "outlet", Map.of("name", "South China Morning Post"),
                "publishedAt", publishedAt,
                "body", body);
    }

    private static void post(Map<String, Object> article) {
        given(stack.ingest("feed"))
                .contentType("application/json")
                .body(article)
                .post("/v1/articles")
                .then()
                .statusCode(202);
    }

    private static JsonPath awaitOrigins(int origins) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> line("kr.ua.air-defence", null),
                        line -> line.getInt("independentOrigins") == origins);
    }
}
