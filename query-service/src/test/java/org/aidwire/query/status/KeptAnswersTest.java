package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.store.StoredLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polling that costs next to nothing, and never shows what is no longer so. */
@QuarkusTest
class KeptAnswersTest extends ServedReads {

    private static final String LINE = "/v1/aid/kr.ua.air-defence";

    @Inject DataSource dataSource;
    @Inject Projector projector;

    @BeforeEach
    void holdsTheSample() {
        SampleStore.fill(dataSource, projector);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/aid",
                "/v1/aid/kr.ua.air-defence",
                "/v1/aid/kr.ua.air-defence/explain",
                "/v1/aid/kr.ua.air-defence/timeline",
                "/v1/aid/kr.ua.air-defence?asOf=2024-11-30",
                "/v1/pairs/KR/UA",
                "/v1/statements?donor=KR&recipient=UA",
                "/v1/articles",
                "/v1/digest",
                "/v1/totals?by=donor,level",
                "/v1/search?q=defence",
                "/v1/export/iati",
                "/v1/export/fts?donor=KR",
                "/v1/export/kiel",
                "/v1/export/iati/not-representable",
                "/v1/changes/between?from=2024-11-01&to=2024-11-30",
            })
    void what_has_not_changed_is_answered_without_being_read_again(String path) {
        Response first = given().get(path);
        // What no projection did moves no version: only who reads the rows again would see it.
        new StoredLines(dataSource).change("delete from line");
        new StoredLines(dataSource)
                .change("update statement set counted = false, on_record = false");
        // An embargo that seemed due would be lifted, which is a projection.
        new StoredLines(dataSource)
                .change("update article set on_record = false where embargoed_until is null");
        new StoredLines(dataSource).change("delete from statement_version");

        Response again = given().get(path);
        Response held = given().header("If-None-Match", first.header("ETag")).get(path);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(held.header("Cache-Control")).contains("stale-while-revalidate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/aid",
                "/v1/aid?donor=KR",
                "/v1/aid/kr.ua.air-defence",
                "/v1/aid/kr.ua.air-defence/explain",
                "/v1/aid/kr.ua.air-defence/timeline",
                "/v1/pairs/KR/UA",
                "/v1/statements",
                "/v1/statements?donor=KR&recipient=UA",
                "/v1/digest",
                "/v1/search?q=words",
                "/v1/export/kiel/not-representable",
                "/v1/changes/between?from=2024-11-01",
            })
    void what_has_changed_is_seen_at_once(String path) {
        Response before = given().get(path);

        decline();
        Response after = given().header("If-None-Match", before.header("ETag")).get(path);

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString()).isNotEqualTo(before.asString());
    }

    @Test
    void what_editors_see_is_kept_for_editors_alone() {
        String key = "Bearer " + PostgresForReads.EDITOR_KEY;
        Response editor = given().header("Authorization", key).get("/v1/articles");
        Response other = given().get("/v1/articles");
        Response stranger = given().header("Authorization", "Bearer none").get("/v1/articles");

        assertThat(editor.jsonPath().getList("items.body", String.class))
                .anyMatch(body -> body != null);
        assertThat(other.jsonPath().getList("items.body", String.class))
                .allMatch(body -> body == null);
        assertThat(stranger.asString()).isEqualTo(other.asString());
        assertThat(stranger.header("ETag")).isEqualTo(other.header("ETag"));
    }

    @Test
    void a_text_that_expires_goes_although_nothing_was_recorded() {
        Instant expiry = Instant.now().plusSeconds(2);
        projector.project(
                new Newsdesk()
                        .article(
                                "2024-12-02T10:00:00Z",
                                """
                                {'uri':'urn:agency:brief','headline':'Words on loan','expires':'%s'}
                                """
                                        .formatted(expiry))
                        .events(),
                List.of(),
                Instant.now());
        String path = "/v1/articles?uri=urn:agency:brief";
        String found = "/v1/search?q=loan";

        assertThat(given().get(path).jsonPath().getString("items[0].headline"))
                .isEqualTo("Words on loan");
        assertThat(given().get(found).jsonPath().getList("items.id"))
                .containsExactly("urn:agency:brief");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(given().get(path).jsonPath().getList("items.headline"))
                                        .containsOnlyNulls());
        assertThat(given().get(found).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void a_reader_may_wait_for_the_next_change_of_a_line() throws Exception {
        String tag = given().get(LINE).header("ETag");
        try (ExecutorService readers = Executors.newSingleThreadExecutor()) {
            Future<Response> waiting =
                    readers.submit(
                            () ->
                                    given().header("If-None-Match", tag)
                                            .header("Prefer", "wait=50")
                                            .get(LINE));
            boolean early = waiting.isDone();
            decline();
            Response answer = waiting.get(30, TimeUnit.SECONDS);

            assertThat(early).isFalse();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getString("status")).isEqualTo("DECLINED");
        }
    }

    @Test
    void a_wait_ends_with_what_there_is() {
        String tag = given().get(LINE).header("ETag");

        assertThat(given().header("If-None-Match", tag).get(LINE + "?timeout=1").statusCode())
                .isEqualTo(304);
        assertThat(
                        given().header("If-None-Match", "\"old\"")
                                .get(LINE + "?timeout=50")
                                .statusCode())
                .isEqualTo(200);
        assertThat(given().get(LINE + "?timeout=61").statusCode()).isEqualTo(400);
        assertThat(given().get(LINE + "?timeout=1&asOf=2024-11-30").statusCode()).isEqualTo(422);
    }

    private void decline() {
        projector.project(
                new Newsdesk()
                        .statement(
                                "2024-12-02T10:00:00Z",
                                """
                                {'id':'s-declined','act':'DECLINE',
                                 'speaker':{'name':'A minister','affiliation':'KR'},
                                 'aid':{'items':['AIR_DEFENCE']}}
                                """)
                        .events(),
                List.of(),
                Instant.now());
    }
}
