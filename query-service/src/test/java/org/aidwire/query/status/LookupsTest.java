package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals and search. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupsTest extends ServedReads {

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    private static JsonPath read(String path) {
        Response answer = given().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/totals", "/v1/totals?asOf=2024-12-31", "/v1/totals?at=2024-12-31"})
    void totals_keep_levels_currencies_and_estimates_apart_now_and_then(String path) {
        JsonPath totals = read(path);

        assertThat(totals.getList("items.level")).containsExactly("COMMIT", "PLEDGE");
        assertThat(totals.getList("items.currency")).containsExactly("USD", "EUR");
        assertThat(totals.getList("items.basis")).containsExactly("REPORTED", "ESTIMATED");
        assertThat(totals.getInt("items[0].value")).isEqualTo(12_000_000);
        assertThat(totals.getDouble("items[1].value")).isEqualTo(1_500_000.5);
        assertThat(totals.getList("items[0].parts.aidId"))
                .containsExactlyInAnyOrder("kr.wfp.food-grain.2023", "kr.wfp.food-grain.2025");
        assertThat((Object) totals.get("items[1].parts[0].aidId")).isNull();
        assertThat(totals.getString("items[1].parts[0].statementId")).isEqualTo("s-several");
        assertThat(totals.getList("items[1].parts[0].sharedBy"))
                .containsExactlyInAnyOrder("kr.ua.rations", "kr.ua.gas-masks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by=period,recipient             | 2023 WFP, 2025 WFP, null UA",
                "by=period&category=HUMANITARIAN | 2023 null, 2025 null",
                "by=recipient&item=RATIONS       | ''",
                "by=recipient&donor=KR&item=NON_LETHAL_UNSPECIFIED | null UA",
                "confirmation=CORROBORATED       | null null",
                "confirmation=REPORTED           | ''",
            })
    void totals_are_told_apart_and_narrowed_as_asked(String query, String subjects) {
        JsonPath totals = read("/v1/totals?" + query);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < totals.getList("items").size(); i++) {
            found.add(
                    totals.get("items[" + i + "].period")
                            + " "
                            + totals.get("items[" + i + "].recipient?.code"));
        }

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        subjects.isEmpty() ? List.of() : List.of(subjects.split(", ")));
    }

    @Test
    void totals_are_paged_and_are_tables() {
        JsonPath first = read("/v1/totals?limit=1");
        JsonPath second = read("/v1/totals?limit=1&cursor=" + first.getString("next"));

        assertThat(second.getString("items[0].level")).isEqualTo("PLEDGE");
        assertThat(second.getString("next")).isNull();
        assertThat(
                        given().header("Accept", "text/csv")
                                .get("/v1/totals?by=donor&fields=donor.code,currency,value")
                                .asString())
                .isEqualTo("donor.code,currency,value\r\nKR,USD,12000000\r\nKR,EUR,1500000.5\r\n");
    }

    private static List<@Nullable String> ids(String path) {
        return read(path).getList("items.id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=delegation                  | urn:kyiv:1 urn:scmp:1",
                "q=delegations&type=statement  | ''",
                "q=request                     | urn:kbs:1",
                "q=once                        | ''",
                "q=yet OR other                | ''",
                "q=words&donor=DE              | s-general-stop s-shells",
                "q=delegation&donor=KR         | urn:kyiv:1",
            })
    void words_are_found_now_and_then(String query, String found) {
        List<String> expected = found.isEmpty() ? List.of() : List.of(found.split(" "));

        assertThat(ids("/v1/search?" + query)).isEqualTo(expected);
        assertThat(ids("/v1/search?asOf=2024-12-31&" + query)).isEqualTo(expected);
    }

    @Test
    void a_past_day_does_not_know_the_words_of_later_versions() {
        assertThat(ids("/v1/search?q=detailed")).containsExactly("urn:kbs:1");
        assertThat(ids("/v1/search?q=detailed&asOf=2024-10-31T09:30Z")).isEmpty();
        assertThat(ids("/v1/search?q=coming&asOf=2024-10-31T09:30Z")).containsExactly("urn:kbs:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&asOf=2024-12-31"})
    void what_a_body_says_is_found_by_editors_alone(String then) {
        String path = "/v1/search?q=artillery" + then;

        assertThat(ids(path)).isEmpty();
        Response editor =
                given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY).get(path);
        assertThat(editor.jsonPath().getList("items.id")).containsExactly("urn:kbs:1");
        assertThat(editor.jsonPath().getString("items[0].fragments[0]"))
                .contains("comes first. <mark>Artillery</mark>");
        assertThat(editor.header("Cache-Control")).contains("private");
        assertThat(given().get(path).header("Vary")).contains("Authorization");
    }

    @Test
    void hits_are_walked_by_cursor_in_one_order() {
        List<String> met = new ArrayList<>();
        String path = "/v1/search?q=words OR delegation&limit=3";
        String next = "";
        while (next != null) {
            JsonPath part = read(path + next);
            met.addAll(part.getList("items.id"));
            String cursor = part.getString("next");
            next = cursor == null ? null : "&cursor=" + cursor;
        }

        assertThat(met)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(15)
                .isEqualTo(ids("/v1/search?q=words OR delegation&limit=1000"))
                .isEqualTo(ids("/v1/search?q=words OR delegation&limit=1000&asOf=2024-12-31"));
    }
}
