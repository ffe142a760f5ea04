package org.aidwire.query.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.aidwire.contract.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_problem_says_what_it_is_and_where(ProblemType type) throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(Problem.of(type, Details.of(type)).json("/v1/aid"));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "detail", "instance", "errors");
        assertThat(json.get("status").asInt()).isEqualTo(type.status());
        assertThat(json.get("type").asText()).startsWith("https://aidwire.org/problems/");
        assertThat(json.get("instance").asText()).isEqualTo("/v1/aid");
        assertThat(json.get("errors").size()).isEqualTo(1);
        assertThat(json.get("errors").get(0).get("detail").asText()).isNotBlank();
    }

    @Test
    void an_unreadable_parameter_decides_before_an_unknown_code() {
        Fault unknown = Fault.value("/donor", "not a party code");
        Fault unreadable = Fault.shape("/limit", "not a number");

        assertThat(Problem.ofParameters(List.of(unknown)).type().status()).isEqualTo(422);
        assertThat(Problem.ofParameters(List.of(unknown, unreadable)).type().status())
                .isEqualTo(400);
        assertThat(Problem.ofParameters(List.of(unknown, unreadable)).errors())
                .containsExactly(unknown, unreadable);
    }

    @Test
    void statuses_set_by_layers_below_have_a_type_too() {
        assertThat(ProblemType.ofStatus(405)).isEqualTo(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(ProblemType.ofStatus(418)).isEqualTo(ProblemType.MALFORMED_REQUEST);
        assertThat(ProblemType.ofStatus(502)).isEqualTo(ProblemType.INTERNAL_ERROR);
    }
}
