package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.query.export.IatiStandard;
import org.aidwire.query.http.ReadCsv;
import org.aidwire.query.projection.Projector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's formats, served. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest extends ServedReads {

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&asOf=2024-12-31", "&at=2024-12-31"})
    void activities_are_those_of_the_pair_now_and_then(String then) {
        Response answer = given().get("/v1/export/iati?recipient=WFP" + then);
        XmlPath xml = answer.xmlPath();

        assertThat(answer.contentType()).startsWith("application/xml");
        assertThat(xml.getString("'iati-activities'.'iati-activity'.'iati-identifier'"))
                .isEqualTo("XI-IATI-AIDWIRE-kr.wfp.food-grain.2025");
        assertThat(answer.header("Link"))
                .contains("</v1/export/iati/not-representable?recipient=WFP")
                .contains("rel=\"describedby\"");
        assertThat(answer.asString()).contains("not-representable").contains("since null");
        assertThat(
                        given().header("If-None-Match", answer.header("ETag"))
                                .get("/v1/export/iati?recipient=WFP" + then)
                                .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?asOf=2024-11-25", "?at=2024-11-25"})
    void the_activities_of_the_sample_are_what_the_standard_asks(String then) {
        Response answer = given().get("/v1/export/iati" + then);

        assertThat(answer.xmlPath().getList("'iati-activities'.'iati-activity'")).isNotEmpty();
        assertThat(
                        IatiStandard.faults(
                                answer.asByteArray(),
                                LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    void flows_have_their_amounts_as_they_were_told() {
        JsonPath fts = given().get("/v1/export/fts?recipient=WFP").jsonPath();

        assertThat(fts.getString("status")).isEqualTo("ok");
        assertThat(fts.getInt("meta.count")).isEqualTo(2);
        assertThat(fts.getList("data.flows.status")).containsOnly("commitment");
        assertThat(fts.getList("data.flows.amountUSD")).containsOnly(6_000_000);
        assertThat(fts.getList("data.flows[1].sourceObjects.type"))
                .containsExactly("Organization", "Location", "UsageYear");
        assertThat(fts.getList("data.flows[1].destinationObjects.id"))
                .containsExactly("WFP", "2025");
        assertThat(fts.getList("notRepresentable.aidId")).contains("kr.wfp.food-grain.2023");
    }

    @Test
    void rows_are_a_table_in_the_columns_of_the_tracker() {
        Response kiel = given().get("/v1/export/kiel?donor=KR");
        List<List<@Nullable String>> rows = ReadCsv.rows(kiel.asString());

        assertThat(kiel.contentType()).startsWith("text/csv");
        assertThat(rows.getFirst())
                .startsWith("activity_id", "sub_activity_id", "donor", "announcement_date")
                .contains("source_reported_value", "reporting_currency", "measure");
        assertThat(rows.subList(1, rows.size()))
                .extracting(List::getFirst)
                .contains("kr.ua.rations", "kr.ua.demining")
                .doesNotContain("kr.ua.air-defence", "kr.wfp.food-grain.2025");
    }

    @ParameterizedTest
    @CsvSource({
        "iati, kr.ua.air-defence, status REQUESTED",
        "fts, kr.ua.lethal-unspecified, status CONSIDERING",
        "fts, de.ua.shells, status SUSPENDED",
        "kiel, kr.wfp.food-grain.2025, recipient WFP",
        "iati, kr.ua.gas-masks, shared",
    })
    void what_a_format_cannot_say_is_listed_with_its_reason(
            String format, String aidId, String what) {
        JsonPath left =
                given().get("/v1/export/" + format + "/not-representable?limit=1000").jsonPath();

        assertThat(left.getList("items.find{it.aidId=='" + aidId + "'}.reasons.what"))
                .contains(what);
        assertThat(left.getList("items.find{it.aidId=='" + aidId + "'}.reasons.why"))
                .doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fts", "iati", "kiel"})
    void parts_make_up_the_whole(String format) {
        String path = "/v1/export/" + format + "/not-representable?limit=";
        List<String> met = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath part = given().get(path + "2" + next).jsonPath();
            met.addAll(part.getList("items.aidId"));
            String cursor = part.getString("next");
            next = cursor == null ? null : "&cursor=" + cursor;
        }

        assertThat(met).isEqualTo(given().get(path + "1000").jsonPath().getList("items.aidId"));
    }

    @Test
    void a_document_goes_on_where_its_link_says() {
        List<String> ids = new ArrayList<>();
        String path = "/v1/export/fts?limit=1";
        while (path != null) {
            JsonPath part = given().get(path).jsonPath();
            ids.addAll(part.getList("data.flows.id"));
            String cursor = part.getString("next");
            path = cursor == null ? null : "/v1/export/fts?limit=1&cursor=" + cursor;
        }

        assertThat(ids)
                .isNotEmpty()
                .isEqualTo(given().get("/v1/export/fts").jsonPath().getList("data.flows.id"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/export/iati?donor=US, 404",
        "/v1/export/iati?limit=0, 400",
        "/v1/export/iati?donor=QQ, 422",
        "/v1/export/crs/not-representable, 404",
        "/v1/export/crs, 404",
        "/v1/export/fts?cursor=x, 400",
        "/v1/export/kiel?status=DELIVERED, 400",
    })
    void what_there_is_not_is_a_problem(String path, int status) {
        Response answer = given().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void a_format_is_served_as_itself() {
        assertThat(given().header("Accept", "application/json").get("/v1/export/iati").statusCode())
                .isEqualTo(406);
        assertThat(given().header("Accept", "application/xml").get("/v1/export/iati").statusCode())
                .isEqualTo(200);
    }
}
