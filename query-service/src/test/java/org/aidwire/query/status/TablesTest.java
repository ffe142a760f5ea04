package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.aidwire.query.http.ReadCsv;
import org.aidwire.query.projection.Projector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some of the members of an answer, and lists as tables. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesTest extends ServedReads {

    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    @TestHTTPResource URI service;

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    private static Response table(String path) {
        return given().urlEncodingEnabled(false).header("Accept", "text/csv").get(path);
    }

    private static List<List<@Nullable String>> rows(String path) {
        Response answer = table(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return ReadCsv.rows(answer.asString());
    }

    @Test
    void only_the_members_asked_for_are_served() {
        assertThat(
                        given().get(
                                        "/v1/aid/kr.wfp.food-grain.2025"
                                                + "?fields=status,donor.code,amounts.COMMIT.value")
                                .asString())
                .isEqualTo(
                        "{\"donor\":{\"code\":\"KR\"},\"status\":\"COMMITTED\","
                                + "\"amounts\":{\"COMMIT\":[{\"value\":6000000}]}}");
        assertThat(given().get("/v1/aid?recipient=WFP&fields=aidId").asString())
                .isEqualTo(
                        "{\"items\":[{\"aidId\":\"kr.wfp.food-grain.2023\"},"
                                + "{\"aidId\":\"kr.wfp.food-grain.2025\"}],\"next\":null}");
        assertThat(given().get("/v1/statements/s-grain?fields=aid.amount.currency").asString())
                .isEqualTo("{\"aid\":{\"amount\":{\"currency\":\"USD\"}}}");
        assertThat(given().get("/v1/articles?uri=urn:kbs:1&fields=body,uri").asString())
                .isEqualTo("{\"items\":[{\"uri\":\"urn:kbs:1\",\"body\":null}],\"next\":null}");
        assertThat(given().get("/v1/pairs/KR/WFP?fields=donor.code,aid.aidId,silences").asString())
                .isEqualTo(
                        "{\"donor\":{\"code\":\"KR\"},\"aid\":[{\"aidId\":\"kr.wfp.food-grain.2023\"},"
                                + "{\"aidId\":\"kr.wfp.food-grain.2025\"}],\"silences\":[]}");
        assertThat(
                        given().get("/v1/aid/kr.ua.rations/timeline?fields=after.status&limit=1")
                                .path("items[0]")
                                .toString())
                .isEqualTo("{after={status=DELIVERED}}");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/aid, donor.colour",
        "/v1/aid/kr.ua.rations, colour",
        "/v1/statements, Text",
        "/v1/statements/s-grain, aid.packageLabel",
        "/v1/articles, versions.body",
        "/v1/items, ''",
        "/v1/pairs/KR/UA, aid.colour",
    })
    void a_member_that_there_is_not_is_refused_by_name(String path, String member) {
        Response answer = given().get(path + "?fields=" + member + ",x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.pointer")).contains("/fields");
        assertThat(answer.jsonPath().getString("errors[0].detail"))
                .contains("no member here: " + member);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/aid, aidId",
        "/v1/statements, id",
        "/v1/articles, uri",
        "/v1/refusals, identity",
        "/v1/parties, code",
        "/v1/items, code",
        "/v1/aid?asOf=2024-12-31, aidId",
        "/v1/statements?at=2024-12-31, id",
        "/v1/articles?asOf=2024-12-31, uri",
        "/v1/aid/kr.ua.air-defence/timeline, recordedtime",
    })
    void without_a_limit_a_table_is_the_whole_list(String list, String key) {
        String joined = list + (list.contains("?") ? "&" : "?");
        List<List<@Nullable String>> rows = rows(list);
        int column = rows.getFirst().indexOf(key);

        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> row.get(column))
                .isEqualTo(given().get(joined + "limit=1000").jsonPath().getList("items." + key));
    }

    @Test
    void with_a_limit_a_table_is_paged_by_its_link() {
        List<String> met = new ArrayList<>();
        String path = "/v1/statements?fields=id&limit=7";
        while (path != null) {
            Response answer = table(path);
            List<List<@Nullable String>> rows = ReadCsv.rows(answer.asString());
            rows.subList(1, rows.size()).forEach(row -> met.add(row.getFirst()));
            Matcher next = NEXT.matcher(String.valueOf(answer.header("Link")));
            path = next.matches() ? next.group(1) : null;
        }

        assertThat(met)
                .hasSizeGreaterThan(20)
                .isEqualTo(given().get("/v1/statements?limit=1000").jsonPath().getList("items.id"));
    }

    @Test
    void a_table_says_what_it_is_and_has_a_tag_of_its_own() {
        Response part = table("/v1/aid?limit=2");
        Response json = given().get("/v1/aid?limit=2");
        Response whole = table("/v1/aid");

        assertThat(part.contentType()).isEqualTo("text/csv; charset=utf-8; header=present");
        assertThat(part.header("ETag")).isNotEqualTo(json.header("ETag"));
        assertThat(part.header("Vary")).contains("Accept,").isEqualTo(json.header("Vary"));
        assertThat(
                        given().header("Accept", "text/csv")
                                .header("If-None-Match", part.header("ETag"))
                                .get("/v1/aid?limit=2")
                                .statusCode())
                .isEqualTo(304);
        assertThat(whole.contentType()).isEqualTo(part.contentType());
        assertThat(whole.header("ETag")).isNull();
        assertThat(whole.header("Aidwire-Lag")).matches("\\d+");
        assertThat(given().header("Accept", "text/csv").head("/v1/aid").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, text/csv",
        "'text/html, text/*;q=0.5', text/csv",
        "'text/csv;q=0.5, application/json;q=0.4', text/csv",
        "'text/csv, application/json', application/json",
        "*/*, application/json",
    })
    void the_form_is_what_the_reader_wants_most(String accept, String type) {
        assertThat(given().header("Accept", accept).get("/v1/items").contentType())
                .startsWith(type);
    }

    @Test
    void an_explanation_is_a_table_of_statements() {
        assertThat(rows("/v1/aid/kr.ua.air-defence/explain").getFirst())
                .containsExactly("part", "statementId", "rule", "why");
        assertThat(rows("/v1/aid/kr.ua.air-defence/explain?limit=1")).hasSize(2);
    }

    @Test
    void figures_are_numbers_and_lists_are_one_cell() {
        assertThat(rows("/v1/aid?recipient=WFP&fields=aidId,item.code,reports,amounts.COMMIT"))
                .containsExactly(
                        List.of("aidId", "item.code", "reports", "amounts.COMMIT"),
                        List.of(
                                "kr.wfp.food-grain.2023",
                                "FOOD_GRAIN",
                                "2",
                                "[{\"value\":6000000,\"currency\":\"USD\",\"basis\":\"REPORTED\","
                                        + "\"parts\":[{\"statementId\":\"s-grain-2023a\","
                                        + "\"value\":6000000}]}]"),
                        List.of(
                                "kr.wfp.food-grain.2025",
                                "FOOD_GRAIN",
                                "1",
                                "[{\"value\":6000000,\"currency\":\"USD\",\"basis\":\"REPORTED\","
                                        + "\"parts\":[{\"statementId\":\"s-grain\","
                                        + "\"value\":6000000}]}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles", "/v1/articles?limit=100", "/v1/statements"})
    void a_table_shows_no_more_than_the_reader_may_see(String path) {
        assertThat(table(path).asString())
                .doesNotContain("Artillery too")
                .doesNotContainIgnoringCase("secret");
        assertThat(
                        given().header("Accept", "text/csv")
                                .header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY)
                                .get("/v1/articles?fields=body,uri")
                                .asString())
                .contains("Artillery too")
                .doesNotContainIgnoringCase("secret");
    }

    @Test
    void a_whole_list_that_breaks_off_is_not_taken_for_a_whole_one() throws Exception {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            ("""
                            GET /breaking-list HTTP/1.1\r
                            Host: localhost\r
                            Accept: text/csv\r
                            Connection: close\r
                            \r
                            """)
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // The last chunk, of no bytes, is what says that all has been sent.
            assertThat(answer).startsWith("HTTP/1.1 200").contains("entry 7");
            assertThat(answer).doesNotEndWith("\r\n0\r\n\r\n").doesNotContain("problem");
        }
    }

    @Test
    void what_is_no_list_is_no_table() {
        assertThat(table("/v1/aid/kr.ua.rations").statusCode()).isEqualTo(406);
        assertThat(table("/v1/aid/kr.ua.swords/timeline").statusCode()).isEqualTo(404);
    }
}
