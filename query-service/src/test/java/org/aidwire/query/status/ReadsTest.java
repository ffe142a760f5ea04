package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsTest extends ServedReads {

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @Test
    void a_line_stands_with_its_revision_now() {
        JsonPath line = get("/v1/aid/kr.ua.air-defence").jsonPath();

        assertThat(line.getString("status")).isEqualTo("REQUESTED");
        assertThat(line.getString("qualifier")).isEqualTo("INTENDED");
        assertThat(line.getString("confirmation")).isEqualTo("CONFIRMED");
        assertThat(line.getString("since")).isEqualTo("2024-10-31T09:00:00Z");
        assertThat(line.getInt("independentOrigins")).isEqualTo(2);
        assertThat(line.getInt("reports")).isEqualTo(2);
        assertThat(line.getInt("revision")).isPositive();
        assertThat(line.getString("updatedAt")).endsWith("Z");
    }

    @Test
    void a_past_day_knows_what_was_recorded_by_then_and_no_revision() {
        assertThat(given().get("/v1/aid/kr.ua.air-defence?asOf=2024-10-30").statusCode())
                .isEqualTo(404);

        JsonPath line = get("/v1/aid/kr.ua.air-defence?asOf=2024-11-01").jsonPath();

        assertThat(line.getInt("independentOrigins")).isEqualTo(1);
        assertThat(line.getInt("reports")).isEqualTo(1);
        assertThat((Object) line.get("revision")).isNull();
        assertThat((Object) line.get("updatedAt")).isNull();
    }

    @Test
    void the_present_equals_the_fold_of_everything_recorded() {
        Instant now = Instant.now();

        List<Object> live = get("/v1/aid?limit=1000").jsonPath().getList("items");
        List<Object> folded = get("/v1/aid?limit=1000&asOf=" + now).jsonPath().getList("items");

        assertThat(live).hasSizeGreaterThan(8);
        assertThat(withoutRevision(live)).isEqualTo(withoutRevision(folded));
        assertThat(get("/v1/digest").asString())
                .isEqualTo(get("/v1/digest?asOf=" + now).asString());
        assertThat(get("/v1/digest").jsonPath().getInt("lines")).isEqualTo(live.size());
        assertThat(get("/v1/statements?limit=1000").jsonPath().getList("items"))
                .isEqualTo(
                        get("/v1/statements?limit=1000&asOf=" + now).jsonPath().getList("items"));
        assertThat(get("/v1/articles?limit=1000").jsonPath().getList("items"))
                .isEqualTo(get("/v1/articles?limit=1000&asOf=" + now).jsonPath().getList("items"));
    }

    private static List<Object> withoutRevision(List<Object> lines) {
        lines.forEach(
                line -> {
                    ((java.util.Map<?, ?>) line).remove("revision");
                    ((java.util.Map<?, ?>) line).remove("updatedAt");
                });
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "donor=DE                                     | de.ua.military-unspecified de.ua.shells",
                "recipient=WFP                                | kr.wfp.food-grain.2023 kr.wfp.food-grain.2025",
                "category=HUMANITARIAN&status=COMMITTED&confirmation=CONFIRMED | kr.wfp.food-grain.2025",
                "donor=KR&item=NON_LETHAL_UNSPECIFIED          | kr.ua.demining kr.ua.gas-masks kr.ua.rations",
                "item=ARTILLERY                               | kr.ua.artillery",
                "status=SUSPENDED                             | de.ua.military-unspecified de.ua.shells",
                "donor=KR&recipient=UA&status=CONSIDERING      | kr.ua.lethal-unspecified",
                "status=WITHDRAWN                             | none",
            })
    void lines_are_found_by_what_is_asked_now_and_then(String query, String aidIds) {
        List<String> expected = aidIds.equals("none") ? List.of() : List.of(aidIds.split(" "));

        assertThat(aidIds("/v1/aid?" + query)).isEqualTo(expected);
        assertThat(aidIds("/v1/aid?asOf=2024-12-31&" + query)).isEqualTo(expected);
    }

    @Test
    void lines_are_found_by_when_they_changed() {
        assertThat(aidIds("/v1/aid?changedSince=2024-01-01&limit=1000"))
                .isEqualTo(aidIds("/v1/aid?limit=1000"));
        assertThat(aidIds("/v1/aid?changedSince=2999-01-01")).isEmpty();
    }

    @Test
    void at_looks_at_what_was_effective_by_then() {
        assertThat(aidIds("/v1/aid?donor=KR&recipient=UA&at=2024-11-07T12:00Z"))
                .contains("kr.ua.lethal-unspecified")
                .doesNotContain("kr.ua.rations");
        JsonPath line = get("/v1/aid/kr.ua.lethal-unspecified?at=2024-11-07T12:00Z").jsonPath();
        assertThat((Object) line.get("reported")).isNull();
        assertThat((Object) line.get("revision")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/aid, aidId",
        "/v1/statements, id",
        "/v1/articles, uri",
        "/v1/refusals, identity",
        "/v1/items, code",
        "/v1/aid?asOf=2024-12-31, aidId",
        "/v1/statements?asOf=2024-12-31, id",
        "/v1/articles?at=2024-12-31, uri",
        "/v1/aid/kr.ua.air-defence/timeline, recordedtime",
    })
    void a_walk_by_cursor_meets_each_entry_once_in_order(String list, String key) {
        String joined = list + (list.contains("?") ? "&" : "?");
        List<String> whole =
                get(joined + "limit=1000").jsonPath().getList("items." + key, String.class);

        List<String> walked = new ArrayList<>();
        String next = joined + "limit=1";
        for (int pages = 0; next != null && pages < 200; pages++) {
            Response page = get(next);
            walked.addAll(page.jsonPath().getList("items." + key, String.class));
            String cursor = page.jsonPath().getString("next");
            assertThat(page.header("Link") == null).isEqualTo(cursor == null);
            next = cursor == null ? null : linked(page.header("Link"));
            if (next != null) {
                assertThat(cursor).matches("[A-Za-z0-9_-]+");
                assertThat(next).contains("limit=1").contains("cursor=" + cursor);
            }
        }

        assertThat(whole).isNotEmpty();
        assertThat(walked).isEqualTo(whole);
    }

    private static String linked(String link) {
        assertThat(link).endsWith("; rel=\"next\"");
        return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }

    @Test
    void an_explanation_says_of_each_statement_what_became_of_it() {
        JsonPath all = get("/v1/aid/kr.ua.air-defence/explain").jsonPath();

        assertThat(all.getString("status")).isEqualTo("REQUESTED");
        assertThat(all.getString("rule")).isEqualTo("R4");
        assertThat(all.getList("used.statementId")).containsExactly("s-delegation", "s-request");
        assertThat(all.getString("ignored.find{it.statementId=='s-sale'}.rule")).isEqualTo("R1");
        assertThat(all.getString("ignored.find{it.statementId=='s-silence'}.rule")).isEqualTo("R1");
        assertThat((Object) all.get("next")).isNull();

        List<String> walked = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; cursor != null && pages < 100; pages++) {
            JsonPath page = get("/v1/aid/kr.ua.air-defence/explain?limit=1" + cursor).jsonPath();
            walked.addAll(page.getList("used.statementId", String.class));
            walked.addAll(page.getList("ignored.statementId", String.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        List<String> whole = new ArrayList<>(all.getList("used.statementId", String.class));
        whole.addAll(all.getList("ignored.statementId", String.class));
        assertThat(walked).isEqualTo(whole);
    }

    @Test
    void a_timeline_tells_each_change_with_its_cause() {
        JsonPath changes = get("/v1/aid/kr.ua.air-defence/timeline").jsonPath();

        assertThat(changes.getList("items.statementId"))
                .containsExactly("s-request", "s-delegation");
        assertThat((Object) changes.get("items[0].before")).isNull();
        assertThat(changes.getInt("items[0].after.independentOrigins")).isEqualTo(1);
        assertThat(changes.getInt("items[1].before.independentOrigins")).isEqualTo(1);
        assertThat(changes.getInt("items[1].after.independentOrigins")).isEqualTo(2);
        assertThat(
                        get("/v1/aid/kr.ua.air-defence/timeline?asOf=2024-11-01")
                                .jsonPath()
                                .getList("items"))
                .hasSize(1);
    }

    @Test
    void a_dossier_sorts_all_that_is_said_between_two() {
        JsonPath pair = get("/v1/pairs/KR/UA").jsonPath();

        assertThat(pair.getList("aid.aidId"))
                .contains("kr.ua.air-defence", "kr.ua.lethal-unspecified");
        assertThat(pair.getInt("aid[0].revision")).isPositive();
        assertThat(pair.getList("positions.id")).containsExactly("s-position");
        assertThat(pair.getList("conditions.id")).containsExactly("s-condition");
        assertThat(pair.getList("pressures.id")).containsExactly("s-objection", "s-warning");
        assertThat(pair.getList("outlook.id")).containsExactly("s-forecast");
        assertThat(pair.getList("encounters.id")).containsExactly("s-talks");
        assertThat(pair.getList("permissions.id")).containsExactly("s-permit");
        assertThat(pair.getList("silences.id")).containsExactly("s-silence");
        assertThat(pair.getList("denials.id")).containsExactly("s-denial");
        assertThat(pair.getList("origins.outlet")).contains("KBS");
        assertThat(pair.getList("articles.uri"))
                .contains("urn:kbs:1", "urn:kyiv:1")
                .doesNotContain("urn:secret:1");
        assertThat(given().get("/v1/pairs/KR/UA?asOf=2024-01-01").statusCode()).isEqualTo(404);
        assertThat((Object) get("/v1/pairs/KR/UA?asOf=2024-12-31").path("aid[0].revision"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "asOf=2024-12-31&"})
    void a_dossier_in_parts_has_every_entry_once(String when) {
        JsonPath whole = get("/v1/pairs/KR/UA?" + when + "limit=1000").jsonPath();
        List<String> lists = List.of("positions.id", "pressures.id", "outlook.id", "articles.uri");
        Map<String, List<String>> parts = new HashMap<>();

        String next = null;
        do {
            JsonPath part =
                    get("/v1/pairs/KR/UA?"
                                    + when
                                    + "limit=1"
                                    + (next == null ? "" : "&cursor=" + next))
                            .jsonPath();
            for (String list : lists) {
                assertThat(part.getList(list)).hasSizeLessThanOrEqualTo(1);
                parts.computeIfAbsent(list, _ -> new ArrayList<>()).addAll(part.getList(list));
            }
            next = part.getString("next");
        } while (next != null);

        assertThat(whole.getString("next")).isNull();
        for (String list : lists) {
            assertThat(parts.get(list))
                    .containsExactlyInAnyOrderElementsOf(whole.<String>getList(list));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "article=urn:kbs:1                    | s-request",
                "donor=DE                             | s-shells s-general-stop",
                "recipient=WFP                        | s-grain s-grain-2023a s-grain-2023b",
                "act=NO_COMMENT                       | s-silence",
                "speaker=Volodymyr+Zelensky           | s-request",
                "speaker=RU                           | s-warning",
                "provenance=EDITOR                    | none",
                "pubStatus=withheld                   | none",
                "donor=KR&recipient=UA&act=DELIVER    | s-gone s-rations",
            })
    void statements_are_found_by_what_is_asked_now_and_then(String query, String ids) {
        List<String> expected = ids.equals("none") ? List.of() : List.of(ids.split(" "));

        assertThat(ids("/v1/statements?" + query, "id")).isEqualTo(expected);
        assertThat(ids("/v1/statements?asOf=2024-12-31&" + query, "id")).isEqualTo(expected);
    }

    @Test
    void a_statement_shows_all_of_its_event_and_what_the_rules_make_of_it() {
        JsonPath sale = get("/v1/statements?act=DECLINE").jsonPath();
        JsonPath request = get("/v1/statements?article=urn:kbs:1").jsonPath();

        assertThat(sale.getBoolean("items[0].counted")).isTrue();
        assertThat(sale.getString("items[0].rule")).isEqualTo("R1");
        assertThat(sale.getString("items[0].why")).isNotBlank();
        assertThat(request.getInt("items[0].span.end")).isEqualTo(34);
        assertThat(request.getString("items[0].saidAt")).isEqualTo("2024-10-31");
        assertThat(request.getString("items[0].effectiveAt")).isEqualTo("2024-10-31T09:00:00Z");
        assertThat((Object) request.get("items[0].rule")).isNull();
        assertThat(request.getList("items[0].aidIds"))
                .containsExactly("kr.ua.air-defence", "kr.ua.artillery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?asOf=2024-12-31", "?at=2024-12-31"})
    void a_statement_is_found_by_its_id_as_the_list_shows_it(String then) {
        List<Object> listed = get("/v1/statements" + then).jsonPath().getList("items");
        for (Object each : listed) {
            String id = (String) ((Map<?, ?>) each).get("id");

            assertThat((Object) get("/v1/statements/" + id + then).path("$")).isEqualTo(each);
        }
        assertThat(listed).hasSizeGreaterThan(10);
    }

    @Test
    void a_statement_not_on_record_then_is_not_found() {
        assertThat(given().get("/v1/statements/s-none").statusCode()).isEqualTo(404);
        assertThat(given().get("/v1/statements/s-request?asOf=2024-10-30").statusCode())
                .isEqualTo(404);
        assertThat((String) given().get("/v1/statements/s-none").path("errors[0].pointer"))
                .isEqualTo("/id");
    }

    @Test
    void what_two_desks_sent_alike_is_one_statement() {
        assertThat(ids("/v1/statements?act=CONSULT", "id")).containsExactly("s-talks");
        assertThat((String) get("/v1/statements?act=CONSULT").path("items[0].recordedtime"))
                .isEqualTo("2024-11-26T10:00:00Z");
    }

    @Test
    void positions_are_visible_once_read() {
        assertThat(get("/v1/positions/aid.statements-0-16").jsonPath().getBoolean("visible"))
                .isTrue();
        assertThat(get("/v1/positions/aid.statements-0-17").jsonPath().getBoolean("visible"))
                .isFalse();
        assertThat(get("/v1/positions/aid.articles-5-0").jsonPath().getBoolean("visible"))
                .isFalse();
    }

    @Test
    void what_does_not_stand_is_listed_with_its_reason() {
        JsonPath refusals = get("/v1/refusals").jsonPath();

        assertThat(refusals.getList("items.identity")).containsExactly("urn:kbs:1", "s-request");
        assertThat(refusals.getList("items.kind")).containsExactly("article", "statement");
        assertThat(refusals.getList("items.reason")).containsExactly("CONFLICT", "OUTLET");
        assertThat(refusals.getList("items.version")).containsExactly(1, 2);
    }

    @Test
    void code_lists_are_served_whole() {
        JsonPath parties = get("/v1/parties").jsonPath();
        JsonPath items = get("/v1/items").jsonPath();

        assertThat(parties.getList("items.code")).contains("KR", "WFP", "KR-PARLIAMENT");
        assertThat(parties.getList("items.code").size()).isGreaterThan(500);
        assertThat((Object) parties.get("next")).isNull();
        assertThat(items.getString("items.find{it.code=='PATRIOT'}.parent"))
                .isEqualTo("AIR_DEFENCE");
    }

    private static List<String> aidIds(String path) {
        return ids(path, "aidId");
    }

    private static List<String> ids(String path, String key) {
        return get(path).jsonPath().getList("items." + key, String.class);
    }

    private static Response get(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(200);
        return answer;
    }
}
