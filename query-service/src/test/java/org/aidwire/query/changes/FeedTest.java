package org.aidwire.query.changes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.status.Newsdesk;
import org.aidwire.query.status.SampleStore;
import org.aidwire.query.status.ServedReads;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.ChangeCursor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedTest extends ServedReads {

    @Inject DataSource dataSource;
    @Inject Projector projector;
    @Inject ChangeReads changes;
    @Inject ChangeTail tail;

    @BeforeEach
    void fill() {
        SampleStore.fill(dataSource, projector);
    }

    @Test
    void from_the_beginning_every_change_is_a_cloud_event() {
        Response answer = given().get("/v1/changes?limit=1000");

        List<Map<String, Object>> events = answer.jsonPath().getList("");
        assertThat(answer.contentType()).isEqualTo("application/cloudevents-batch+json");
        assertThat(events).hasSize((int) changes.last());
        Map<String, Object> last = events.getLast();
        assertThat(answer.header("Aidwire-Cursor")).isEqualTo(last.get("cursor"));
        assertThat(last)
                .containsEntry("specversion", "1.0")
                .containsEntry("source", "/v1/changes")
                .containsEntry("datacontenttype", "application/json")
                .containsEntry("id", "change-" + last.get("cursor"));
        assertThat(events)
                .extracting(each -> each.get("type"))
                .containsOnly("org.aidwire.aid-status.changed.v1");
        JsonPath json = answer.jsonPath();
        String line = "find {it.subject == 'kr.ua.air-defence'}";
        assertThat(json.getString(line + ".data.after.aidId")).isEqualTo("kr.ua.air-defence");
        assertThat(json.getString(line + ".data.after.status")).isEqualTo("REQUESTED");
        assertThat((Object) json.get(line + ".data.before")).isNull();
        assertThat(json.getString(line + ".data.rule")).isEqualTo("R4");
        assertThat(json.getString(line + ".data.statementId")).startsWith("s-");
        assertThat(json.getInt(line + ".data.after.revision")).isEqualTo(1);
        assertThat(json.getString(line + ".time"))
                .isEqualTo(json.getString(line + ".data.after.updatedAt"));
    }

    @Test
    void page_by_page_it_is_the_same_and_ends_with_nothing() {
        List<Object> whole = given().get("/v1/changes?limit=1000").jsonPath().getList("id");
        List<Object> paged = new ArrayList<>();
        String cursor = null;
        List<Object> page;
        do {
            Response answer =
                    given().get(
                                    "/v1/changes?limit=3"
                                            + (cursor == null ? "" : "&cursor=" + cursor));
            page = answer.jsonPath().getList("id");
            paged.addAll(page);
            cursor = answer.header("Aidwire-Cursor");
        } while (!page.isEmpty());

        assertThat(paged).isEqualTo(whole);
        assertThat(given().get("/v1/changes?cursor=" + cursor).header("Aidwire-Cursor"))
                .isEqualTo(cursor);
    }

    @Test
    void at_the_end_there_is_nothing_until_something_changes() {
        Response end = given().get("/v1/changes?cursor=latest");
        assertThat(end.asString()).isEqualTo("[]");
        String cursor = end.header("Aidwire-Cursor");

        change("s-new", "ENERGY");

        Response more = given().get("/v1/changes?cursor=" + cursor);
        assertThat(more.jsonPath().getList("subject")).containsExactly("kr.ua.energy");
        assertThat(given().get("/v1/changes?cursor=" + more.header("Aidwire-Cursor")).asString())
                .isEqualTo("[]");
    }

    @Test
    void who_waits_is_answered_when_something_wanted_changes() throws Exception {
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(
                        () -> given().get("/v1/changes?cursor=latest&timeout=60&item=MEDICAL"));
        Awaitility.await().until(() -> tail.followers() > 0);

        change("s-other", "ENERGY");
        change("s-wanted", "MEDICAL");

        Response answer = waiting.get(30, TimeUnit.SECONDS);
        assertThat(answer.jsonPath().getList("subject")).containsExactly("kr.ua.medical");
    }

    @Test
    void who_waits_in_vain_is_told_how_far_it_is() {
        String from = given().get("/v1/changes?cursor=latest").header("Aidwire-Cursor");
        change("s-other", "ENERGY");

        Response answer = given().get("/v1/changes?timeout=1&item=MEDICAL&cursor=" + from);

        assertThat(answer.asString()).isEqualTo("[]");
        assertThat(answer.header("Aidwire-Cursor"))
                .isEqualTo(ChangeCursor.write(changes.last()))
                .isNotEqualTo(from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "donor=KR",
                "recipient=WFP",
                "item=MILITARY_UNSPECIFIED",
                "category=HUMANITARIAN",
                "category=MILITARY&item=LETHAL_UNSPECIFIED",
                "status=REQUESTED",
                "status=DELIVERED&donor=KR",
                "category=FINANCIAL&item=LETHAL_UNSPECIFIED",
            })
    void the_store_and_the_memory_filter_alike(String filter) {
        ChangeReads.Wanted wanted =
                Selection.of(
                        new Parameters(
                                filter,
                                Set.of("donor", "recipient", "item", "category", "status")));
        List<String> fitting =
                changes.after(0, ChangeReads.Wanted.ALL, 1000).entries().stream()
                        .filter(wanted::fits)
                        .map(entry -> ChangeCursor.write(entry.cursor()))
                        .toList();

        Response answer = given().get("/v1/changes?limit=1000&" + filter);

        assertThat(answer.jsonPath().getList("cursor", String.class)).isEqualTo(fitting);
        assertThat(answer.header("Aidwire-Cursor")).isEqualTo(ChangeCursor.write(changes.last()));
    }

    @Test
    void a_line_that_is_gone_is_told_as_removed() {
        String from = given().get("/v1/changes?cursor=latest").header("Aidwire-Cursor");
        change("s-new", "ENERGY");
        project(new Newsdesk(), "s-new", 2, "ENERGY", "'pubStatus':'canceled',");

        JsonPath events = given().get("/v1/changes?cursor=" + from).jsonPath();

        assertThat(events.getList("type"))
                .containsExactly(
                        "org.aidwire.aid-status.changed.v1", "org.aidwire.aid-status.removed.v1");
        assertThat(events.getString("[1].data.before.status")).isEqualTo("PLEDGED");
        assertThat(events.getInt("[1].data.before.revision")).isEqualTo(1);
        assertThat((Object) events.get("[1].data.after")).isNull();
        assertThat(events.getString("[1].data.rule")).isEqualTo("R0");
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=abc, /cursor",
        "timeout=61, /timeout",
        "timeout=-1, /timeout",
        "limit=0, /limit",
        "at=2024-01-01, /at",
    })
    void what_cannot_be_read_is_named(String query, String pointer) {
        Response answer = given().get("/v1/changes?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }

    @Test
    void a_cursor_beyond_the_end_is_of_another_log() {
        String beyond = ChangeCursor.write(changes.last() + 1);

        for (String path : new String[] {"/v1/changes", "/v1/changes/stream"}) {
            Response answer = given().get(path + "?cursor=" + beyond);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/cursor");
        }
    }

    @Test
    void the_media_type_is_one_that_is_accepted() {
        assertThat(given().accept("application/json").get("/v1/changes").contentType())
                .startsWith("application/json");
        assertThat(given().accept("*/*").get("/v1/changes").contentType())
                .isEqualTo("application/cloudevents-batch+json");
        assertThat(given().accept("text/html").get("/v1/changes").statusCode()).isEqualTo(406);
    }

    private void change(String id, String item) {
        project(new Newsdesk(), id, 1, item, "");
    }

    private void project(Newsdesk desk, String id, int version, String item, String more) {
        desk.statement(
                "2024-12-01T00:00:00Z",
                """
                {'id':'%s','version':%d,'act':'PLEDGE',%s'speaker':{'affiliation':'KR'},
                 'aid':{'items':['%s']}}
                """
                        .formatted(id, version, more, item));
        projector.project(desk.events(), List.of(), Instant.now());
    }
}
