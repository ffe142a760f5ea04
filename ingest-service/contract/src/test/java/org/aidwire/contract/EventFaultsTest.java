package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of an event has its pointer, its kind (400 or 422) and its words. */
class EventFaultsTest {

    private static final String MINIMAL =
            """
            {"id":"s","text":"t","act":"PLEDGE","modality":"ASSERTED","attribution":"ON_RECORD",
             "aid":{"donor":"KR","recipient":"UA"}}
            """;
    private static final String DATE_WORDS =
            "must be a date such as 2024-10-31 or an RFC 3339 instant such as 2024-10-31T09:00:00Z";
    private static final String INSTANT_WORDS =
            "must be an RFC 3339 instant such as 2024-10-31T09:00:00Z";
    private static final String REQUIRED = "is required; give it a value";
    private static final String DIGITS =
            "has more digits than an IEEE double carries (RFC 8785); round it";

    static Stream<Arguments> faultyStatements() {
        return Stream.of(
                shape("/id", "1", "must be a string, not the number 1"),
                shape("/id", "{}", "must be a string, not an object"),
                value("/id", "\" \"", "is blank; give it a value or leave it out"),
                value(
                        "/id",
                        "\"" + "é".repeat(513) + "\"",
                        "is longer than 1024 bytes in UTF-8; shorten it"),
                value("/id", "null", REQUIRED),
                value("/text", "null", REQUIRED),
                value("/text", "\"\\n\"", "is blank; give the words of the statement"),
                shape(
                        "/text",
                        "\"a\\u0000\"",
                        "contains U+0000, which no text store keeps; leave it out"),
                shape(
                        "/text",
                        "\"a\\ud83d\"",
                        "contains half of a surrogate pair; send whole characters"),
                shape("/outlet", "{\"name\":\"KBS\"}", "must be a string, not an object"),
                value("/outlet", "\"\"", "is blank; give it a value or leave it out"),
                shape("/version", "1.5", "must be a whole number, not the number 1.5"),
                shape("/version", "\"1\"", "must be a whole number, not a string"),
                shape(
                        "/version",
                        "1e-1000000000",
                        "must be a whole number, not the number 1E-1000000000"),
                value("/version", "0", "must be from 1 to 2147483647"),
                value("/version", "2147483648", "must be from 1 to 2147483647"),
                value("/version", "1e1000000000", "must be from 1 to 2147483647"),
                shape("/verbatim", "\"yes\"", "must be true or false, not a string"),
                shape(
                        "/act",
                        "\"Pledge\"",
                        "must be one of [REQUEST, CONSIDER, PLEDGE, COMMIT, ALLOCATE, DELIVER, DECLINE, REJECT, SUSPEND, WITHDRAW, POSITION, CONDITION, OPPOSE, WARN, FORECAST, CONSULT, PERMIT, NO_COMMENT]"),
                shape("/act", "3", "must be a string, not the number 3"),
                value("/act", "null", REQUIRED),
                shape(
                        "/modality",
                        "\"\"",
                        "must be one of [ASSERTED, DENIED, CONDITIONAL, INTENDED, PREDICTED, HISTORICAL, HYPOTHETICAL]"),
                shape(
                        "/attribution",
                        "\"X\"",
                        "must be one of [ON_RECORD, OFFICIAL_UNNAMED, ANONYMOUS_SOURCE, DOCUMENT, OUTLET, ANALYST]"),
                shape("/pubStatus", "\"USABLE\"", "must be one of [usable, withheld, canceled]"));
    }

    static Stream<Arguments> faultyParts() {
        return Stream.of(
                shape("/article", "\"urn:a\"", "must be an object, not a string"),
                value("/article/uri", "null", REQUIRED),
                shape("/speaker", "[]", "must be an object, not an array"),
                shape("/speaker/name", "true", "must be a string, not a boolean"),
                value("/span/end", "-1", "must be from 0 to 2147483647"),
                shape("/provenance/by", "\"DESK\"", "must be one of [FEED, EXTRACTOR, EDITOR]"),
                value("/provenance/confidence", "1.01", "must be from 0 to 1"),
                value("/provenance/confidence", "1e1000000000", "must be from 0 to 1"),
                shape(
                        "/provenance/confidence",
                        "\"1\"",
                        "must be a number from 0 to 1, not a string"),
                value(
                        "/provenance/version",
                        "1e400",
                        "is no number that a double carries; send it as a string"),
                shape(
                        "/origin/relation",
                        "\"QUOTES\"",
                        "must be one of [CITES, SYNDICATES, TRANSLATES, SUMMARISES]"));
    }

    static Stream<Arguments> faultyAid() {
        return Stream.of(
                value("/aid", "null", REQUIRED),
                shape("/aid", "[]", "must be an object, not an array"),
                value("/aid/donor", "null", REQUIRED),
                value("/aid/recipient", "\"\"", "is blank; give it a value or leave it out"),
                shape("/aid/items", "\"DRONES\"", "must be an array, not a string"),
                shape("/aid/beneficiaries", "{}", "must be an array, not an object"),
                shape("/aid/terms", "\"BARTER\"", "must be one of [GIFT, LOAN, SALE, UNKNOWN]"),
                shape("/aid/period", "\"2025/26\"", "must be a whole number, not a string"),
                value("/aid/period", "999", "must be from 1000 to 9999"),
                value("/aid/amount/value", "null", REQUIRED),
                value("/aid/amount/value", "0", "must be above 0"),
                value("/aid/amount/value", "-1", "must be above 0"),
                shape("/aid/amount/value", "\"6\"", "must be a JSON number, not a string"),
                value("/aid/amount/value", "1e1000000000", "must be at most 1000000000000000000"),
                value("/aid/amount/value", "1e2147483647", "must be at most 1000000000000000000"),
                value(
                        "/aid/amount/value",
                        "1000000000000000001",
                        "must be at most 1000000000000000000"),
                value("/aid/amount/value", "9007199254740993", DIGITS),
                value("/aid/amount/value", "1e-1000000000", DIGITS),
                value("/aid/amount/currency", "null", REQUIRED),
                shape("/aid/amount/basis", "\"GUESSED\"", "must be one of [REPORTED, ESTIMATED]"),
                shape("/aid/amount/extent", "\"ALL\"", "must be one of [TOTAL, PART]"),
                value("/aid/quantity/count", "0", "must be above 0"));
    }

    static Stream<Arguments> faultyTimes() {
        return Stream.of(
                        "2024-10-31T09:00Z",
                        "2024-10-31T09:00:00+09",
                        "2024-10-31T09:00:00",
                        "2024-10-31 09:00:00Z",
                        "2024-10-31t09:00:00z",
                        "2024-10-31T24:00:00Z",
                        "2024-10-31T23:59:60Z",
                        "2024-02-30",
                        "2023-02-29T00:00:00Z",
                        "0000-01-01",
                        "0000-12-31T23:00:00-05:00",
                        "0001-01-01T00:00:00+01:00",
                        "10000-01-01",
                        "2024-1-1",
                        "31.10.2024",
                        "2024-10-31T09:00:00+19:00",
                        "2024-10-31T09:00:00.1234567891Z",
                        "now",
                        "")
                .map(Arguments::of);
    }

    private static Arguments shape(String pointer, String json, String detail) {
        return Arguments.of(pointer, json, Fault.shape(pointer, detail));
    }

    private static Arguments value(String pointer, String json, String detail) {
        return Arguments.of(pointer, json, Fault.value(pointer, detail));
    }

    @ParameterizedTest
    @MethodSource({"faultyStatements", "faultyParts", "faultyAid"})
    void a_fault_of_a_statement_is_named(String pointer, String json, Fault fault) {
        String full = ContractFiles.text("/golden/statement/full.v1.json");

        assertThat(faults(EventType.STATEMENT, with(full, pointer, json))).containsExactly(fault);
    }

    @ParameterizedTest
    @MethodSource("faultyTimes")
    void a_time_that_is_none_is_named(String time) {
        String json = "\"" + time + "\"";

        assertThat(faults(EventType.STATEMENT, with(MINIMAL, "/saidAt", json)))
                .containsExactly(Fault.shape("/saidAt", DATE_WORDS));
        for (String name : List.of("/publishedAt", "/embargoedUntil", "/expires")) {
            assertThat(faults(EventType.ARTICLE, with("{\"uri\":\"a\"}", name, json)))
                    .containsExactly(Fault.shape(name, INSTANT_WORDS));
        }
    }

    @Test
    void a_bare_date_is_no_instant() {
        assertThat(faults(EventType.ARTICLE, "{\"uri\":\"a\",\"publishedAt\":\"2024-10-31\"}"))
                .containsExactly(Fault.shape("/publishedAt", INSTANT_WORDS));
    }

    @Test
    void elements_are_named_by_their_place() {
        assertThat(
                        faults(
                                EventType.STATEMENT,
                                with(
                                        MINIMAL,
                                        "/aid/items",
                                        "[\"DRONES\",7,null,\"\",\"a\\u0000\"]")))
                .containsExactly(
                        Fault.shape("/aid/items/1", "must be a string, not the number 7"),
                        Fault.shape("/aid/items/2", "must be a string, not null"),
                        Fault.shape(
                                "/aid/items/4",
                                "contains U+0000, which no text store keeps; leave it out"));
        assertThat(
                        faults(
                                EventType.STATEMENT,
                                with(
                                        MINIMAL,
                                        "/aid/beneficiaries",
                                        "[\"YE\",{},{\"party\":\"SO\",\"basis\":\"X\"}]")))
                .containsExactly(
                        Fault.shape("/aid/beneficiaries/0", "must be an object, not a string"),
                        Fault.value("/aid/beneficiaries/1/party", REQUIRED),
                        Fault.shape(
                                "/aid/beneficiaries/2/basis",
                                "must be one of [EARMARKED, EXAMPLE]"));
        assertThat(
                        faults(
                                EventType.ARTICLE,
                                "{\"uri\":\"a\",\"credits\":[{\"relation\":\"CITES\"},null]}"))
                .containsExactly(Fault.shape("/credits/1", "must be an object, not null"));
    }

    @Test
    void a_span_that_ends_before_it_starts_is_refused() {
        assertThat(faults(EventType.STATEMENT, with(MINIMAL, "/span", "{\"start\":5,\"end\":4}")))
                .containsExactly(
                        Fault.value(
                                "/span/end",
                                "lies before /span/start; a span is half-open, from start to end"));
        assertThat(faults(EventType.STATEMENT, with(MINIMAL, "/span", "{}")))
                .containsExactly(
                        Fault.value("/span/start", REQUIRED), Fault.value("/span/end", REQUIRED));
    }

    @Test
    void an_unknown_field_is_named_by_its_pointer() {
        assertThat(
                        faults(
                                EventType.STATEMENT,
                                with(
                                        MINIMAL,
                                        "/aid/amount",
                                        "{\"a/b~c\":null,\"value\":1,\"currency\":\"USD\"}")))
                .containsExactly(
                        Fault.shape(
                                "/aid/amount/a~1b~0c",
                                "is no field of this object; known are [basis, currency, extent, value]"));
        assertThat(faults(EventType.ARTICLE, "{\"uri\":\"a\",\"URI\":1}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/URI"));
    }

    @Test
    void a_strange_name_is_shown_cut_and_clean() {
        String name = "a\\u0000\\ud800" + "n".repeat(200);

        assertThat(faults(EventType.ARTICLE, "{\"uri\":\"a\",\"" + name + "\":1}"))
                .singleElement()
                .extracting(Fault::pointer)
                .isEqualTo("/a\uFFFD\uFFFD" + "n".repeat(97) + "…");
    }

    @Test
    void every_fault_is_named_and_not_just_the_first() {
        assertThat(faults(EventType.STATEMENT, "{}"))
                .extracting(Fault::pointer)
                .containsExactly("/id", "/attribution", "/text", "/act", "/modality", "/aid");
        assertThat(faults(EventType.ARTICLE, "{\"version\":0,\"x\":1}"))
                .extracting(Fault::pointer)
                .containsExactly("/uri", "/version", "/x");
    }

    @Test
    void the_list_of_faults_has_an_end() {
        String unknown =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> ",\"x" + i + "\":1")
                        .reduce("", String::concat);

        assertThat(faults(EventType.ARTICLE, "{\"uri\":\"a\"" + unknown + "}")).hasSize(100);
        assertThat(
                        faults(
                                EventType.STATEMENT,
                                with(MINIMAL, "/aid/items", "[" + "1,".repeat(9_999) + "1]")))
                .hasSize(100);
    }

    private static List<Fault> faults(EventType type, String json) {
        return faults(type, ContractFiles.tree(json));
    }

    private static List<Fault> faults(EventType type, JsonNode tree) {
        return EventJson.decode(type, tree) instanceof Decoded.Unreadable unreadable
                ? unreadable.faults()
                : List.of();
    }

    /** The event with another value at the pointer. */
    private static JsonNode with(String event, String pointer, String json) {
        ObjectNode tree = (ObjectNode) ContractFiles.tree(event);
        int last = pointer.lastIndexOf('/');
        ObjectNode parent =
                last == 0 ? tree : (ObjectNode) tree.requiredAt(pointer.substring(0, last));
        parent.set(pointer.substring(last + 1), ContractFiles.tree(json));
        return tree;
    }
}
