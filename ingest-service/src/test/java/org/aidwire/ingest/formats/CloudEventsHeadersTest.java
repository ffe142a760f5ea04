package org.aidwire.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsHeadersTest {

    private static final byte[] ARTICLE =
            "{\"uri\": \"urn:news:1\"}".getBytes(StandardCharsets.UTF_8);

    private static Reading read(byte[] json, Object... more) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Content-Type", "application/json"));
        headers.add(Map.entry("ce-specversion", "1.0"));
        headers.add(Map.entry("CE-Id", "e-1"));
        headers.add(Map.entry("ce-source", "/kbs"));
        headers.add(Map.entry("ce-type", "org.aidwire.article.v1"));
        for (int i = 0; i < more.length; i += 2) {
            String name = (String) more[i];
            if (more[i + 1] == null) {
                headers.removeIf(header -> header.getKey().equals(name));
            } else {
                headers.add(Map.entry(name, (String) more[i + 1]));
            }
        }
        return switch (CloudEventsHeaders.read(headers, json)) {
            case Body.Events events -> events.readings().getFirst();
            case Body.TooMany tooMany -> throw new AssertionError(tooMany);
        };
    }

    private static List<String> faults(Reading reading) {
        return switch (reading) {
            case Reading.Incoming _ -> List.of();
            case Reading.Unreadable unreadable ->
                    unreadable.faults().stream().map(f -> f.kind() + " " + f.pointer()).toList();
        };
    }

    @Test
    void values_are_percent_decoded_and_unquoted() {
        Reading reading =
                read(
                        ARTICLE,
                        "ce-subject",
                        "Euro%20%E2%82%AC",
                        "ce-desk",
                        "\"the \\\"world\\\" desk\"");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Incoming.class,
                        incoming -> {
                            assertThat(incoming.attributes().id()).isEqualTo("e-1");
                            assertThat(incoming.attributes().subject()).isEqualTo("Euro €");
                            assertThat(incoming.attributes().extensions())
                                    .isEqualTo(Map.of("desk", "the \"world\" desk"));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ce-specversion     |             | SHAPE /specversion
                    CE-Id              |             | SHAPE /id
                    ce-source          |             | SHAPE /source
                    ce-type            |             | SHAPE /type
                    ce-id              | e-2         | SHAPE /id
                    ce-subject         | ''          | SHAPE /subject
                    ce-subject         | %E2%82      | SHAPE /subject
                    ce-subject         | 100%        | SHAPE /subject
                    ce-subject         | %0A         | SHAPE /subject
                    ce-subject         | ü           | SHAPE /subject
                    ce-time            | 2024-10-31T09:00Z | SHAPE /time
                    ce-my_desk         | world       | SHAPE /my_desk
                    ce-                | world       | SHAPE /
                    ce-data            | world       | SHAPE /data
                    ce-datacontenttype | application/json | SHAPE /datacontenttype
                    """)
    void each_breach_names_the_attribute(String header, String value, String expected) {
        assertThat(faults(read(ARTICLE, header, value))).containsExactly(expected);
    }

    @Test
    void faults_of_the_event_point_into_the_body() {
        byte[] wrong = "{\"uri\": 7}".getBytes(StandardCharsets.UTF_8);

        assertThat(faults(read(wrong, "ce-time", "now")))
                .containsExactly("SHAPE /time", "SHAPE /uri");
    }

    @Test
    void an_unknown_type_is_named_with_what_else_is_wrong() {
        byte[] none = {};

        assertThat(faults(read(none, "ce-type", null, "ce-type", "org.example.other")))
                .containsExactly("VALUE /type", "SHAPE ");
    }
}
