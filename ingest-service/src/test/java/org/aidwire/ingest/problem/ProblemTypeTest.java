package org.aidwire.ingest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {

    @ParameterizedTest
    @CsvSource({
        "400, malformed",
        "401, unauthenticated",
        "403, forbidden",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "408, timed-out",
        "413, too-large",
        "414, address-too-long",
        "415, unsupported-media-type",
        "422, unacceptable",
        "429, too-many-requests",
        "431, headers-too-large",
        "500, internal",
        "503, unavailable",
        "409, malformed",
        "502, internal"
    })
    void every_status_has_its_row(int status, String slug) {
        assertThat(ProblemType.ofStatus(status).slug()).isEqualTo(slug);
    }

    @Test
    void rows_are_told_apart() {
        List<ProblemType> types = List.of(ProblemType.values());

        assertThat(types).extracting(ProblemType::status).doesNotHaveDuplicates().hasSize(15);
        assertThat(types).extracting(ProblemType::uri).doesNotHaveDuplicates();
        assertThat(types).extracting(ProblemType::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void every_row_is_written_as_rfc_9457_has_it(ProblemType type) throws IOException {
        Problem problem =
                new Problem(
                        type,
                        "say \"when\"",
                        List.of(new Problem.Place("/a~1b", "is wrong")),
                        Map.of());

        JsonNode json = new ObjectMapper().readTree(problem.json());

        assertThat(json.get("type").textValue())
                .isEqualTo("https://aidwire.org/problems/" + type.slug());
        assertThat(json.get("title").textValue()).isEqualTo(type.title());
        assertThat(json.get("status").intValue()).isEqualTo(type.status());
        assertThat(json.get("detail").textValue()).isEqualTo("say \"when\"");
        assertThat(json.get("errors").toString())
                .isEqualTo("[{\"pointer\":\"/a~1b\",\"detail\":\"is wrong\"}]");
        assertThat(Arrays.stream(new String[] {"type", "title", "status", "detail", "errors"}))
                .allMatch(json::has)
                .hasSize(json.size());
    }
}
