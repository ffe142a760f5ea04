package org.aidwire.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsJsonTest {

    private static final String WHOLE =
            """
            {"specversion": "1.0", "id": "e-1", "source": "/kbs/newsroom", "type": "org.aidwire.article.v1",
             "subject": "urn:news:1", "time": "2024-10-31T09:00:00+09:00", "dataschema": "https://example.org/s.json",
             "datacontenttype": "application/json", "urgency": 3, "live": true, "desk": "world",
             "causationid": "e-0", "recordedtime": "2024-10-31T00:00:05Z",
             "writer": "me", "writeroutlets": "*", "partitionkey": "p",
             "data": {"uri": "urn:news:1", "headline": "A call"}}
            """;

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Reading> readings(Body body) {
        return switch (body) {
            case Body.Events events -> events.readings();
            case Body.TooMany tooMany -> throw new AssertionError(tooMany);
        };
    }

    private static Reading one(String json) {
        return readings(CloudEventsJson.readOne(bytes(json))).getFirst();
    }

    private static List<String> faults(Reading reading) {
        return switch (reading) {
            case Reading.Incoming _ -> List.of();
            case Reading.Unreadable unreadable ->
                    unreadable.faults().stream().map(f -> f.kind() + " " + f.pointer()).toList();
        };
    }

    private static String replaced(String what, String by) {
        assertThat(WHOLE).contains(what);
        return WHOLE.replace(what, by);
    }

    @Test
    void a_whole_event_keeps_its_attributes_and_what_is_ours_is_dropped() {
        Reading reading = one(WHOLE);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Incoming.class,
                        incoming -> {
                            assertThat(incoming.attributes())
                                    .isEqualTo(
                                            new Attributes(
                                                    "e-1",
                                                    "/kbs/newsroom",
                                                    EventType.ARTICLE,
                                                    "urn:news:1",
                                                    Instant.parse("2024-10-31T00:00:00Z"),
                                                    Instant.parse("2024-10-31T00:00:05Z"),
                                                    "e-0",
                                                    Map.of(
                                                            "urgency", "3", "live", "true", "desk",
                                                            "world")));
                            assertThat(incoming.content().event().identity())
                                    .isEqualTo("urn:news:1");
                            assertThat(incoming.dataAt()).isEqualTo("/data");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    "specversion": "1.0"          | "specversion": "0.3"             | SHAPE /specversion
                    "specversion": "1.0"          | "specversion": 1.0               | SHAPE /specversion
                    "specversion": "1.0"          | "specversion": ""                | SHAPE /specversion
                    "specversion": "1.0",         |                                  | SHAPE /specversion
                    "specversion": "1.0"          | "specversion": null              | SHAPE /specversion
                    "id": "e-1"                   | "id": ""                         | SHAPE /id
                    "id": "e-1"                   | "id": null                       | SHAPE /id
                    "id": "e-1"                   | "id": 7                          | SHAPE /id
                    "id": "e-1"                   | "id": {"a": 1}                   | SHAPE /id
                    "id": "e-1"                   | "id": "a\\u0007b"                | SHAPE /id
                    "id": "e-1"                   | "id": "\\ud800"                  | SHAPE /id
                    "source": "/kbs/newsroom"     | "source": ""                     | SHAPE /source
                    "source": "/kbs/newsroom"     | "source": "a b"                  | SHAPE /source
                    "source": "/kbs/newsroom"     | "source": "http://["             | SHAPE /source
                    "source": "/kbs/newsroom"     | "source": "/%zz"                 | SHAPE /source
                    "source": "/kbs/newsroom"     | "source": "/뉴스"                  | SHAPE /source
                    "source": "/kbs/newsroom",    |                                  | SHAPE /source
                    "type": "org.aidwire.article.v1" | "type": ""                    | SHAPE /type
                    "type": "org.aidwire.article.v1" | "type": ["x"]                 | SHAPE /type
                    "type": "org.aidwire.article.v1" | "type": "org.aidwire.article.v2" | VALUE /type
                    "subject": "urn:news:1"       | "subject": ""                    | SHAPE /subject
                    "subject": "urn:news:1"       | "subject": false                 | SHAPE /subject
                    "https://example.org/s.json"  | ""                               | SHAPE /dataschema
                    "https://example.org/s.json"  | "schemas/s.json"                 | SHAPE /dataschema
                    "https://example.org/s.json"  | "https:// example"               | SHAPE /dataschema
                    "application/json"            | ""                               | SHAPE /datacontenttype
                    "application/json"            | "json"                           | SHAPE /datacontenttype
                    "application/json"            | "application/"                   | SHAPE /datacontenttype
                    "application/json"            | "application/json; charset"      | SHAPE /datacontenttype
                    "application/json"            | "application/json; charset=latin1" | SHAPE /datacontenttype
                    "application/json"            | "text/plain"                     | SHAPE /datacontenttype
                    "2024-10-31T09:00:00+09:00"   | "2024-10-31T09:00+09:00"         | SHAPE /time
                    "2024-10-31T09:00:00+09:00"   | "2024-10-31T09:00:00+09"         | SHAPE /time
                    "2024-10-31T09:00:00+09:00"   | "2024-10-31T09:00:00"            | SHAPE /time
                    "2024-10-31T09:00:00+09:00"   | "2024-10-31"                     | SHAPE /time
                    "2024-10-31T09:00:00+09:00"   | "2024-02-30T09:00:00Z"           | SHAPE /time
                    "2024-10-31T09:00:00+09:00"   | ""                               | SHAPE /time
                    "2024-10-31T09:00:00+09:00"   | 1730333000                       | SHAPE /time
                    "2024-10-31T00:00:05Z"        | "yesterday"                      | SHAPE /recordedtime
                    "causationid": "e-0"          | "causationid": ""                | SHAPE /causationid
                    "urgency": 3                  | "urgency": 3.5                   | SHAPE /urgency
                    "urgency": 3                  | "urgency": 2147483648            | SHAPE /urgency
                    "urgency": 3                  | "urgency": ["high"]              | SHAPE /urgency
                    "urgency": 3                  | "Urgency": 3                     | SHAPE /Urgency
                    "urgency": 3                  | "urgency_level": 3               | SHAPE /urgency_level
                    "urgency": 3                  | "a/b": 3                         | SHAPE /a~1b
                    "urgency": 3                  | "": 3                            | SHAPE /
                    "data": {                     | "data_base64": "e30=", "data": { | SHAPE /data_base64
                    "data": {                     | "payload": {                     | SHAPE /payload;SHAPE /data
                    "uri": "urn:news:1"           | "uri": ""                        | VALUE /data/uri
                    "headline": "A call"          | "headline": 1                    | SHAPE /data/headline
                    "headline": "A call"          | "title": "A call"                | SHAPE /data/title
                    """)
    void each_breach_of_cloudevents_names_the_attribute(String what, String by, String expected) {
        assertThat(faults(one(replaced(what, by == null ? "" : by))))
                .containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "{", "{}{}", "NaN", "{'id': 1}"})
    void what_is_no_object_is_named_as_a_whole(String json) {
        assertThat(faults(one(json))).containsExactly("SHAPE ");
    }

    @Test
    void a_member_that_stands_twice_is_named() {
        assertThat(faults(one("{\"id\": \"a\", \"id\": \"b\"}"))).containsExactly("SHAPE /id");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        byte[] json = WHOLE.replace("A call", "Ein Gesprach").getBytes(StandardCharsets.UTF_8);
        json[json.length - 8] = (byte) 0xFF;

        assertThat(faults(readings(CloudEventsJson.readOne(json)).getFirst()))
                .containsExactly("SHAPE ");
    }

    @Test
    void attributes_and_data_are_named_at_once() {
        String wrong =
                WHOLE.replace("\"id\": \"e-1\"", "\"id\": \"\"")
                        .replace("\"uri\": \"urn:news:1\"", "\"uri\": 1");

        assertThat(faults(one(wrong))).containsExactly("SHAPE /id", "SHAPE /data/uri");
    }

    @Test
    void data_that_is_absent_or_null_is_missing() {
        assertThat(
                        faults(
                                one(
                                        WHOLE.replace(
                                                "\"data\": {\"uri\": \"urn:news:1\", \"headline\": \"A call\"}",
                                                "\"data\": null"))))
                .containsExactly("SHAPE /data");
    }

    @Test
    void attributes_have_a_bound_in_length_and_number() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            many.append("\"x").append(i).append("\": \"\", ");
        }

        assertThat(faults(one(replaced("\"e-1\"", "\"" + "é".repeat(513) + "\""))))
                .containsExactly("SHAPE /id");
        assertThat(faults(one(replaced("\"id\":", many + "\"id\":")))).containsExactly("SHAPE ");
    }

    @Test
    void every_invalid_event_of_a_batch_is_named_by_its_place() {
        String batch =
                "["
                        + String.join(
                                ",",
                                WHOLE,
                                replaced("\"source\": \"/kbs/newsroom\"", "\"source\": \"\""),
                                "7",
                                replaced("\"headline\": \"A call\"", "\"headline\": {}"))
                        + "]";

        List<Reading> readings = readings(CloudEventsJson.readBatch(bytes(batch), 10));

        assertThat(readings).hasSize(4);
        assertThat(faults(readings.get(0))).isEmpty();
        assertThat(faults(readings.get(1))).containsExactly("SHAPE /1/source");
        assertThat(faults(readings.get(2))).containsExactly("SHAPE /2");
        assertThat(faults(readings.get(3))).containsExactly("SHAPE /3/data/headline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[]", "null", "\"x\""})
    void what_is_no_batch_is_named_as_a_whole(String json) {
        assertThat(faults(readings(CloudEventsJson.readBatch(bytes(json), 10)).getFirst()))
                .containsExactly("SHAPE ");
    }

    @Test
    void a_batch_above_the_bound_is_not_read() {
        assertThat(CloudEventsJson.readBatch(bytes("[1, 2, 3]"), 2))
                .isEqualTo(new Body.TooMany(3, 2));
    }

    @Test
    void nesting_without_end_is_a_fault_and_no_overflow() {
        String deep = "[".repeat(100_000);

        assertThat(faults(one(deep))).containsExactly("SHAPE ");
    }

    @Test
    void a_fault_says_what_to_do() {
        Reading reading = one(replaced("2024-10-31T09:00:00+09:00", "2024-10-31T09:00Z"));

        assertThat(reading)
                .isEqualTo(
                        new Reading.Unreadable(
                                List.of(
                                        Fault.shape(
                                                "/time",
                                                "must be an RFC 3339 instant with seconds and a full offset, such as 2024-10-31T09:00:00Z"))));
    }
}
