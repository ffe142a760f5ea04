package org.aidwire.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.aidwire.query.projection.Projector;
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
        READS.put("/v1/positions/{position}", List.of("/v1/positions/aid.articles-0-0"));
        READS.put("/v1/changes", List.of("/v1/changes?limit=1000"));
    }

    /** Addresses that serve no JSON answer to be walked; their parameters are. */
    private static final List<String> OTHERS = List.of("/v1/changes/stream");

    @Inject DataSource dataSource;
    @Inject Projector projector;

    private JsonNode document;

    @BeforeAll
    void fill() {
        SampleStore.fill(dataSource, projector);
        killAReport();
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

    @BeforeEach
    void read() throws Exception {
        document = new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void every_documented_path_is_walked() {
        assertThat(document.get("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(READS.keySet().stream(), OTHERS.stream()).toList());
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
        JsonNode problem = new ObjectMapper().readTree(given().get("/v1/aid?limit=0").asString());
        served.check(document.at("/components/schemas/Problem"), problem, "Problem");

        assertThat(served.faults()).isEmpty();
        assertThat(documented(served.met())).isEmpty();
    }

    private void check(ServedSchema served, JsonNode operation, String path) throws Exception {
        Response answer =
                given().header("Authorization", "Bearer " + PostgresForReads.EDITOR_KEY).get(path);
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
