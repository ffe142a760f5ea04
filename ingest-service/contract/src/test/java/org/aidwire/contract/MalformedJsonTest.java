package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is no JSON is refused with the place, and never quoted: it may be an article's. */
class MalformedJsonTest {

    private static final String VALUE_EXPECTED =
            "not JSON: a string, number, object, array, true, false or null is expected";
    private static final String NUMBER = "not JSON: a number is not written as JSON writes it";
    private static final String NAME_EXPECTED =
            "not JSON: a member name in double quotes is expected";

    static Stream<Arguments> malformed() {
        return Stream.of(
                at("{\"body\": The president said}", "", VALUE_EXPECTED, 1, 10),
                at("{\"body\": trueSecret words}", "", VALUE_EXPECTED, 1, 10),
                at("{\"a\":\n\n  `x`}", "", VALUE_EXPECTED, 3, 3),
                at("[1,]", "", VALUE_EXPECTED, 1, 4),
                at("nul", "", VALUE_EXPECTED, 1, 1),
                at("/* c */ {}", "", VALUE_EXPECTED, 1, 1),
                at("\uFEFF{}", "", VALUE_EXPECTED, 1, 1),
                at("\u0001", "", VALUE_EXPECTED, 1, 2),
                at("{}x", "", VALUE_EXPECTED, 1, 3),
                at("{} {}", "", "not JSON: more text stands after the end of the JSON", 1, 4),
                at("{\"a\":1}}", "", "not JSON: a bracket closes what is not open", 1, 8),
                at("]", "", "not JSON: a bracket closes what is not open", 1, 1),
                at("{\"body\":\"a", "", "not JSON: the text ends before the JSON does", 1, 11),
                at("{\"a\":[1", "", "not JSON: the text ends before the JSON does", 1, 8),
                at("{\"a\":\"x\ny\"}", "", "not JSON: a control character stands unescaped", 1, 8),
                at(
                        "{\"a\":\"\\q\"}",
                        "",
                        "not JSON: a string has an escape that JSON does not know",
                        1,
                        8),
                at(
                        "{\"a\":\"\\u12\"}",
                        "",
                        "not JSON: a string has an escape that JSON does not know",
                        1,
                        11),
                at("{\"a\":01}", "", NUMBER, 1, 7),
                at("{\"a\":1.}", "", NUMBER, 1, 7),
                at("{\"a\":.5}", "", VALUE_EXPECTED, 1, 6),
                at("{\"a\":-}", "", NUMBER, 1, 7),
                at("{\"a\":+1}", "", NUMBER, 1, 7),
                at("{\"a\":1e}", "", NUMBER, 1, 7),
                at("{\"a\":NaN}", "", NUMBER, 1, 9),
                at("{\"a\":-Infinity}", "", NUMBER, 1, 15),
                at("{'a':1}", "", NAME_EXPECTED, 1, 2),
                at("{a:1}", "", NAME_EXPECTED, 1, 2),
                at("{\"a\":1,}", "", NAME_EXPECTED, 1, 8),
                at("{\"a\" 1}", "", "not JSON: a colon is expected after a member name", 1, 6),
                at(
                        "{\"a\":\"b\" \"c\"}",
                        "",
                        "not JSON: a comma or a closing bracket is expected",
                        1,
                        10),
                at("{\"a\":1,\"a\":2}", "/a", "stands twice in one object; send it once", 1, 11),
                at(
                        "{\"x\":[0,{\"a/~b\":1,\"a/~b\":1}]}",
                        "/x/1/a~1~0b",
                        "stands twice in one object; send it once",
                        1,
                        25),
                at("{\"a\":1e99999999999}", "", "a number's exponent is too long", 1, 19));
    }

    private static Arguments at(String json, String pointer, String words, int line, int column) {
        return Arguments.of(json, pointer, words + " at line " + line + ", column " + column);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_no_json_is_refused_with_its_place(String json, String pointer, String detail) {
        assertThat(fault(json)).isEqualTo(Fault.shape(pointer, detail));
    }

    @Test
    void nesting_ends_at_64_levels() {
        assertThat(EventJson.parse(bytes("[".repeat(64) + "]".repeat(64))).fault()).isNull();
        assertThat(fault("[".repeat(65) + "]".repeat(65)).detail())
                .startsWith("the JSON is nested deeper than 64 levels at line 1");
        assertThat(fault("{\"a\":".repeat(1_000_000)).detail())
                .startsWith("the JSON is nested deeper than 64 levels");
    }

    @Test
    void values_have_an_end_in_number() {
        assertThat(EventJson.parse(bytes("[" + "0,".repeat(999_990) + "0]")).fault()).isNull();
        assertThat(fault("[" + "{},".repeat(600_000) + "0]").detail())
                .startsWith("the JSON has more than 1000000 values, names and brackets");
    }

    @Test
    void numbers_and_names_have_an_end() {
        assertThat(fault("{\"a\":" + "1".repeat(101) + "}").detail())
                .startsWith("a number has more than 100 digits");
        assertThat(fault("{\"a\":0." + "1".repeat(101) + "}").detail())
                .startsWith("a number has more than 100 digits");
        assertThat(fault("{\"" + "n".repeat(60_000) + "\":1}").detail())
                .startsWith("a string or a member name is too long");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        assertThat(EventJson.parse(new byte[] {'"', (byte) 0xC3, '"'}).fault())
                .isEqualTo(Fault.shape("", "the body is not UTF-8; encode it as UTF-8"));
        // Half of a surrogate pair, as old encoders write it.
        assertThat(EventJson.parse(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .extracting(EventJson.Parsed::tree)
                .isNull();
    }

    @Test
    void an_empty_body_is_refused() {
        for (String empty : List.of("", " ", "\n\t ")) {
            assertThat(fault(empty))
                    .isEqualTo(Fault.shape("", "the body is empty; send a JSON object"));
        }
    }

    @Test
    void a_value_that_is_no_object_is_no_event() {
        for (String json : List.of("null", "true", "1", "\"x\"", "[]")) {
            for (EventType type : EventType.values()) {
                assertThat(EventJson.decode(type, bytes(json)))
                        .isEqualTo(
                                new Decoded.Unreadable(
                                        List.of(
                                                Fault.shape(
                                                        "", "the event must be a JSON object"))));
            }
        }
    }

    @Test
    void no_fault_quotes_the_text_or_names_a_class() {
        long seed = 20241126;
        Random random = new Random(seed);
        String event = ContractFiles.text("/golden/article/full.v1.json");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder broken = new StringBuilder(event);
            for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
                int from = random.nextInt(broken.length());
                int to = Math.min(broken.length(), from + random.nextInt(4));
                broken.replace(
                        from,
                        to,
                        random.nextBoolean() ? "" : "\"}secret,".substring(random.nextInt(8)));
            }
            Fault fault = EventJson.parse(bytes(broken.toString())).fault();
            if (fault != null) {
                assertThat(fault.detail())
                        .as("seed %d, round %d: %s", seed, i, broken)
                        .doesNotContain("secret", "Seoul", "fasterxml", "java", "Exception", "_")
                        .matches("[a-zA-Z0-9 ,;'-]+(: [a-zA-Z0-9 ,;'-]+)?");
            }
        }
    }

    private static Fault fault(String json) {
        return Objects.requireNonNull(EventJson.parse(bytes(json)).fault());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
