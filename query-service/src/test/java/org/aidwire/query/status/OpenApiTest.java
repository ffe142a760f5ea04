package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.aidwire.contract.Report;
import org.aidwire.contract.ReportJson;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.store.ReportTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The document and the service say the same, member by member, both ways. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest extends ServedReads {

    private static final Map<String, List<String>> READS = new LinkedHashMap<>();

    static {
        READS.put("/v1/aid", List.of("/v1/aid", "/v1/aid?limit=1", "/v1/aid?asOf=2024-12-31"));
        READS.put(
                "/v1/aid/{aidId}",
                List.of(
                        "/v1/aid/kr.wfp.food-grain.2025",
                        "/v1/aid/kr.ua.lethal-unspecified",
                        "/v1/aid/de.ua.shells"));
        READS.put(
                "/v1/aid/{aidId}/explain",
                List.of(
                        "/v1/aid/kr.wfp.food-grain.2023/explain",
                        "/v1/aid/kr.ua.air-defence/explain?limit=1",
                        "/v1/aid/kr.ua.air-defence/explain"));
        READS.put(
                "/v1/aid/{aidId}/timeline",
                List.of(
                        "/v1/aid/kr.ua.air-defence/timeline",
                        "/v1/aid/kr.ua.air-defence/timeline?limit=1"));
        READS.put(
                "/v1/pairs/{donor}/{recipient}",
                List.of("/v1/pairs/KR/UA", "/v1/pairs/KR/UA?limit=1"));
        READS.put("/v1/statements", List.of("/v1/statements", "/v1/statements?limit=1"));
        READS.put("/v1/statements/{id}", List.of("/v1/statements/s-talks"));
        READS.put("/v1/articles", List.of("/v1/articles", "/v1/articles?limit=1"));
        READS.put(
                "/v1/totals",
                List.of(
                        "/v1/totals?by=donor,recipient,item,category,period",
                        "/v1/totals?limit=1"));
        READS.put(
                "/v1/search",
                List.of(
                        "/v1/search?q=words",
                        "/v1/search?q=words&limit=1",
                        "/v1/search?q=delegation&asOf=2024-12-31"));
        READS.put("/v1/export/iati", List.of("/v1/export/iati"));
        READS.put("/v1/export/kiel", List.of("/v1/export/kiel"));
        READS.put("/v1/export/fts", List.of("/v1/export/fts", "/v1/export/fts?limit=1"));
        READS.put(
                "/v1/export/{format}/not-representable",
                List.of(
                        "/v1/export/fts/not-representable",
                        "/v1/export/kiel/not-representable?limit=1"));
        READS.put("/v1/parties", List.of("/v1/parties", "/v1/parties?limit=1"));
        READS.put("/v1/items", List.of("/v1/items", "/v1/items?limit=1"));
        READS.put("/v1/digest", List.of("/v1/digest"));
        READS.put("/v1/refusals", List.of("/v1/refusals", "/v1/refusals?limit=1"));
        READS.put("/v1/reports", List.of("/v1/reports", "/v1/reports?limit=1"));
        READS.put("/v1/dead-letters", List.of("/v1/dead-letters", "/v1/dead-letters?limit=1"));
        READS.put("/v1/dead-letters/{id}", List.of("/v1/dead-letters/aid.statements-0-7"));
        READS.put("/v1/positions/{position}", List.of("/v1/positions/aid.articles-0-0"));
        READS.put("/v1/changes", List.of("/v1/changes?limit=1000"));
        READS.put(
                "/v1/changes/between",
                List.of(
                        "/v1/changes/between?from=2024-10-31T09:30:00Z&limit=3",
                        "/v1/changes/between?from=2024-10-31T09:30:00Z&to=2024-12-31"));
        READS.put("/v1/webhooks", List.of("/v1/webhooks?limit=1", "/v1/webhooks"));
        READS.put("/v1/webhooks/{id}", List.of("/v1/webhooks/wh_1"));
        READS.put(
                "/v1/webhooks/{id}/deliveries",
                List.of("/v1/webhooks/wh_1/deliveries?limit=1", "/v1/webhooks/wh_1/deliveries"));
    }

    /** Addresses that serve no JSON answer to be walked; their parameters are. */
    private static final List<String> OTHERS = List.of("/v1/changes/stream", "/v1/changes.atom");

    /** What is asked for, and done later. */
    private static final List<String> REPLAYS =
            List.of("/v1/dead-letters/replay", "/v1/dead-letters/{id}/replay");

    @Inject DataSource dataSource;
    @Inject Projector projector;
    @Inject ReportTable reports;

    private JsonNode document;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
        for (int i = 0; i < 2; i++) {
            reports.keep(List.of(report(i)), Map.of(0, i + 1L));
        }
        killAReport();
        registerWebhooks();
        setAside();
    }

    @AfterAll
    void removeWebhooks() {
        execute("delete from webhook; delete from parked");
    }

    private static RequestSpecification asEditor() {
        return given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY);
    }

    private void registerWebhooks() {
        execute(
                """
                    insert into webhook (id, owner, url, secret, donor, recipient, item, category,
                        status, position, disabled_because, failures, next_try, created_at)
                    values ('wh_1', 'editor', 'https://a.example', '', 'KR', 'UA', 'FOOD',
                            'HUMANITARIAN', 'PLEDGED', 0, null, 1, '2999-01-01', now()),
                        ('wh_2', 'editor', 'https://b.example', '', null, null, null, null, null,
                            0, 'gone', 0, now(), now());
                    insert into webhook_delivery (webhook_id, cursor, attempt, tried_at, millis,
                        http_status, outcome, detail)
                    values ('wh_1', 1, 1, now(), 5, 500, 'FAILED', 'answered 500'),
                        ('wh_1', 1, 2, now(), 5, null, 'FAILED', 'no answer');
                    """);
    }

    private void setAside() {
        execute(
                """
                    insert into parked (topic, partition, record_offset, record_key, headers, value,
                        reason, detail, parked_at, build, requested_at, replayed_at, failures,
                        failed_at, failed_reason, failed_detail, failed_build)
                    values ('aid.statements', 0, 7, 'KR>UA', '{"ce_id":"czE="}', 'no event',
                            'UNREADABLE', 'no JSON', now(), '1', null, now(), 1, now(),
                            'UNREADABLE', 'no JSON', '1'),
                        ('aid.statements', 0, 8, null, '{}', null, 'UNREADABLE', 'no value', now(),
                            null, null, null, 0, null, null, null, null);
                    """);
    }

    private static RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + PostgresForReads.ADMIN_KEY);
    }

    /** Asked for last: a projector does not wait. */
    private void checkReplays(ServedSchema served) throws Exception {
        served.check(
                document.at("/components/schemas/DeadLetter"),
                new ObjectMapper()
                        .readTree(
                                asAdmin()
                                        .post("/v1/dead-letters/aid.statements-0-8/replay")
                                        .asString()),
                "DeadLetter");
        served.check(
                document.at("/components/schemas/ReplaysAsked"),
                new ObjectMapper()
                        .readTree(
                                asAdmin()
                                        .post("/v1/dead-letters/replay?topic=aid.articles")
                                        .asString()),
                "ReplaysAsked");
    }

    private void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that a change has a before, and an article as its cause. */
    private void killAReport() {
        Newsdesk said =
                new Newsdesk()
                        .article(
                                "2024-12-02T00:00:00Z",
                                "{'uri':'urn:killed','outlet':{'name':'KBS'}}")
                        .statement(
                                "2024-12-02T00:00:00Z",
                                """
                                {'id':'s-killed','act':'PLEDGE','article':{'uri':'urn:killed'},
                                 'aid':{'donor':'DE','items':['ENERGY']}}
                                """);
        Newsdesk killed =
                new Newsdesk()
                        .article(
                                "2024-12-03T00:00:00Z",
                                """
                                {'uri':'urn:killed','version':2,'pubStatus':'canceled',
                                 'outlet':{'name':'KBS'}}
                                """);
        projector.project(said.events(), List.of(), Instant.now());
        projector.project(killed.events(), List.of(), Instant.now());
    }

    private static ReportTable.Row report(int number) {
        Report report =
                new Report(
                        "q",
                        "c",
                        "https://board.test/",
                        "s-talks",
                        "urn:kyiv:1",
                        "kr.ua.tanks",
                        "me");
        return new ReportTable.Row(
                0, number, "r-" + number, Instant.EPOCH, ReportJson.write(report));
    }

    @BeforeEach
    void read() throws Exception {
        document = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void every_documented_path_is_walked() {
        assertThat(document.get("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(READS.keySet(), OTHERS, REPLAYS)
                                .flatMap(Collection::stream)
                                .toList());
    }

    @Test
    void every_member_is_documented_and_every_documented_member_is_served() throws Exception {
        ServedSchema served = new ServedSchema(document);
        for (Map.Entry<String, List<String>> each : READS.entrySet()) {
            for (String path : each.getValue()) {
                JsonNode operation = document.get("paths").get(each.getKey()).get("get");
                check(served, operation, path);
            }
        }
        served.check(
                document.at("/components/schemas/Webhook"),
                new ObjectMapper()
                        .readTree(
                                asEditor()
                                        .contentType("application/json")
                                        .body("{\"url\":\"https://c.example/\"}")
                                        .post("/v1/webhooks")
                                        .asString()),
                "Webhook");
        checkReplays(served);
        JsonNode problem = new ObjectMapper().readTree(given().get("/v1/aid?limit=0").asString());
        served.check(document.at("/components/schemas/Problem"), problem, "Problem");

        assertThat(served.faults()).isEmpty();
        assertThat(documented(served.met())).isEmpty();
    }

    private void check(ServedSchema served, JsonNode operation, String path) throws Exception {
        Response answer = (path.startsWith("/v1/dead-letters") ? asAdmin() : asEditor()).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        JsonNode ok = operation.at("/responses/200");
        String type = answer.contentType().split(";", 2)[0];
        JsonNode content = ok.get("content").get(type);
        assertThat(content).as(path + " as " + type).isNotNull();
        if (type.endsWith("json")) {
            served.check(
                    content.get("schema"), new ObjectMapper().readTree(answer.asString()), path);
        }
        ok.get("headers")
                .fieldNames()
                .forEachRemaining(
                        header -> {
                            if (!header.equals("Link")) {
                                assertThat(answer.header(header)).as(path + header).isNotNull();
                            }
                        });
        assertThat(answer.header("Link") == null || ok.at("/headers/Link").isObject()).isTrue();
    }

    /** Members of the document that no answer gave a value. */
    private Set<String> documented(Set<String> met) {
        Set<String> unmet = new TreeSet<>();
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema ->
                                schema.getValue()
                                        .path("properties")
                                        .fieldNames()
                                        .forEachRemaining(
                                                name -> unmet.add(schema.getKey() + "." + name)));
        unmet.removeAll(met);
        return unmet;
    }

    @Test
    void documented_parameters_are_the_known_ones() {
        Map<String, List<String>> all = new LinkedHashMap<>(READS);
        OTHERS.forEach(path -> all.put(path, List.of(path)));
        for (Map.Entry<String, List<String>> each : all.entrySet()) {
            List<String> documented = new ArrayList<>();
            for (JsonNode parameter :
                    document.get("paths").get(each.getKey()).at("/get/parameters")) {
                JsonNode resolved =
                        parameter.has("$ref")
                                ? document.at(parameter.get("$ref").asText().substring(1))
                                : parameter;
                if (resolved.get("in").asText().equals("query")) {
                    documented.add(resolved.get("name").asText());
                }
            }
            String path = each.getValue().getFirst().replaceFirst("\\?.*", "");
            String detail =
                    given().get(path + "?no-such=1")
                            .jsonPath()
                            .getString("errors.find{it.pointer=='/no-such'}.detail");
            List<String> known =
                    detail.contains("known are ")
                            ? List.of(detail.replaceFirst(".*known are ", "").split(", "))
                            : List.of();
            assertThat(known).as(path).containsExactlyInAnyOrderElementsOf(documented);
        }
    }
}
