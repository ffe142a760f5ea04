package org.aidwire.query.operate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.aidwire.query.status.PostgresForReads;
import org.aidwire.query.status.ServedReads;
import org.aidwire.query.store.DeadLetters;
import org.aidwire.query.store.RecordAddress;
import org.aidwire.query.store.StoredDeadLetters;
import org.aidwire.query.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeadLettersTest extends ServedReads {

    private static final Instant THEN = Instant.parse("2024-10-31T09:30:00Z");

    @Inject DataSource database;

    @BeforeEach
    void some_are_parked() {
        TestDatabase.empty(database);
        for (int offset : List.of(9, 10, 11)) {
            StoredDeadLetters.park(
                    database,
                    new RecordAddress("aid.statements", 0, offset),
                    Map.of("ce_id", "s1".getBytes(StandardCharsets.UTF_8)),
                    offset == 9
                            ? new byte[] {(byte) 0xff, 0}
                            : "no event".getBytes(StandardCharsets.UTF_8),
                    DeadLetters.Reason.UNREADABLE,
                    THEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/dead-letters",
                "GET /v1/dead-letters/aid.statements-0-9",
                "POST /v1/dead-letters/aid.statements-0-9/replay",
                "POST /v1/dead-letters/replay"
            })
    void they_are_for_operators_alone(String request) {
        String method = request.split(" ")[0];
        String path = request.split(" ")[1];

        Response nobody = given().request(method, path);
        Response editor = as(PostgresForReads.EDITOR_KEY).request(method, path);

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(editor.statusCode()).isEqualTo(403);
        assertThat(editor.contentType()).startsWith("application/problem+json");
        assertThat(editor.jsonPath().getList("errors")).hasSize(1);
        assertThat(asAdmin().get("/v1/dead-letters?state=PARKED").jsonPath().getList("items"))
                .hasSize(3);
    }

    @Test
    void the_list_goes_on_by_cursor_with_the_bytes_as_they_came() {
        Response first = asAdmin().get("/v1/dead-letters?limit=2");
        Response second =
                asAdmin().get("/v1/dead-letters?limit=2&cursor=" + first.jsonPath().get("next"));

        assertThat(first.header("Cache-Control")).startsWith("private");
        assertThat(first.jsonPath().getList("items.id"))
                .isEqualTo(List.of("aid.statements-0-9", "aid.statements-0-10"));
        assertThat(first.jsonPath().getMap("items[0].value"))
                .isEqualTo(Map.of("encoding", "BASE64", "data", "/wA="));
        assertThat(first.jsonPath().getMap("items[1].value"))
                .isEqualTo(Map.of("encoding", "UTF8", "data", "no event"));
        assertThat(first.jsonPath().getString("items[0].headers[0].value.data")).isEqualTo("s1");
        assertThat(first.jsonPath().getString("items[0].parkedAt")).isEqualTo(THEN.toString());
        assertThat(second.jsonPath().getList("items.id")).isEqualTo(List.of("aid.statements-0-11"));
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void it_is_a_table_too() {
        String table =
                asAdmin().accept("text/csv").get("/v1/dead-letters?fields=id,state").asString();

        assertThat(table.split("\r\n"))
                .containsExactly(
                        "id,state",
                        "aid.statements-0-9,PARKED",
                        "aid.statements-0-10,PARKED",
                        "aid.statements-0-11,PARKED");
    }

    @Test
    void a_long_value_is_told_by_its_size_and_given_to_who_asks_for_it() {
        byte[] large = "x".repeat(DeadLetters.LONGEST_LISTED + 1).getBytes(StandardCharsets.UTF_8);
        StoredDeadLetters.park(
                database,
                new RecordAddress("aid.articles", 0, 1),
                Map.of(),
                large,
                DeadLetters.Reason.NOT_APPLICABLE,
                THEN);

        Response list = asAdmin().get("/v1/dead-letters?reason=NOT_APPLICABLE");
        Response one = asAdmin().get("/v1/dead-letters/aid.articles-0-1");

        assertThat(list.jsonPath().getInt("items[0].size")).isEqualTo(large.length);
        assertThat(list.jsonPath().getString("items[0].value")).isNull();
        assertThat(one.jsonPath().getString("value.data")).hasSize(large.length);
    }

    @Test
    void a_replay_is_asked_for_and_done_by_a_projector() {
        Response asked = asAdmin().post("/v1/dead-letters/aid.statements-0-9/replay");
        Response all = asAdmin().post("/v1/dead-letters/replay?topic=aid.statements");

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.jsonPath().getString("id")).isEqualTo("aid.statements-0-9");
        assertThat(all.statusCode()).isEqualTo(202);
        assertThat(all.jsonPath().getInt("requested")).isBetween(2, 3);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                asAdmin()
                                        .get("/v1/dead-letters?state=PARKED")
                                        .jsonPath()
                                        .getList("items.lastFailure.reason"),
                        reasons ->
                                reasons.equals(
                                        IntStream.range(0, 3)
                                                .mapToObj(_ -> "UNREADABLE")
                                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aid.statements-0-77", "nothing", "aid.statements-99999999999-1"})
    void what_is_not_there_is_a_404(String id) {
        assertThat(asAdmin().get("/v1/dead-letters/" + id).statusCode()).isEqualTo(404);
        assertThat(asAdmin().post("/v1/dead-letters/" + id + "/replay").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason=NO", "state=parked", "cursor=abc", "limit=0", "other=1"})
    void parameters_that_say_nothing_here_are_a_400(String parameter) {
        assertThat(asAdmin().get("/v1/dead-letters?" + parameter).statusCode()).isEqualTo(400);
    }

    private static RequestSpecification asAdmin() {
        return as(PostgresForReads.ADMIN_KEY);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
