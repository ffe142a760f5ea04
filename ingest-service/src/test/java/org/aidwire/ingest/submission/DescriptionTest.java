package org.aidwire.ingest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aidwire.contract.EventType;
import org.aidwire.ingest.broker.RunningBroker;
import org.aidwire.ingest.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** The description of the service and the service agree. */
@QuarkusTest
@QuarkusTestResource(RunningBroker.class)
class DescriptionTest {

    private static JsonNode description() throws IOException {
        return new ObjectMapper()
                .readTree(RestAssured.given().get("/q/openapi?format=json").asString());
    }

    /** Described last, since it meets fewer errors than the others. */
    private static final String REPORTS = "/v1/reports";

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void every_address_is_described_and_no_other() throws IOException {
        JsonNode paths = description().get("paths");

        assertThat(names(paths))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Arrays.stream(Address.values()).map(Address::path),
                                        Stream.of(REPORTS))
                                .toList());
        paths.forEach(path -> assertThat(names(path)).containsExactly("post"));
    }

    @Test
    void every_error_that_a_post_can_meet_is_described() throws IOException {
        List<String> statuses = new ArrayList<>(List.of("200", "202"));
        Arrays.stream(ProblemType.values())
                .filter(type -> type != ProblemType.NOT_FOUND)
                .forEach(type -> statuses.add(Integer.toString(type.status())));

        description()
                .get("paths")
                .properties()
                .forEach(
                        path -> {
                            if (path.getKey().equals(REPORTS)) {
                                statuses.removeAll(List.of("200", "401", "403", "406"));
                            }
                            assertThat(names(path.getValue().at("/post/responses")))
                                    .containsExactlyInAnyOrderElementsOf(statuses);
                        });
    }

    @Test
    void events_are_described_by_the_schemas_of_the_contract() throws IOException {
        JsonNode schemas = description().at("/components/schemas");
        for (String name : new String[] {"article", "statement"}) {
            JsonNode own;
            try (InputStream in =
                    EventType.class.getResourceAsStream("schemas/" + name + ".v1.schema.json")) {
                own = new ObjectMapper().readTree(in);
            }
            String title =
                    name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
            JsonNode described = schemas.get(title);
            assertThat(names(described.get("properties"))).isEqualTo(names(own.get("properties")));
            assertThat(described.get("required")).isEqualTo(own.get("required"));
            assertThat(described.get("additionalProperties"))
                    .isEqualTo(own.get("additionalProperties"));
            own.get("$defs")
                    .properties()
                    .forEach(
                            definition ->
                                    assertThat(
                                                    schemas.path(title + "." + definition.getKey())
                                                            .get("pattern"))
                                            .isEqualTo(definition.getValue().get("pattern")));
        }
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        JsonNode description = description();

        assertThat(description.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(ref -> !description.at(ref.substring(1)).isMissingNode());
    }
}
