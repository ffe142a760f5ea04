package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the examples that RFC 8785 gives itself. */
class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_are_written_as_in_appendix_B(String bits, String written) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.number(value)).isEqualTo(written);
    }

    @Test
    void the_example_of_section_3_2_2() {
        String json =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;

        assertThat(canonical(json))
                .isEqualTo(
                        "{\"literals\":[null,true,false],"
                                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void members_sort_by_utf_16_code_units_as_in_section_3_2_3() {
        String json =
                """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
                 "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
                 "\\u00f6":"Latin Small Letter O With Diaeresis"}
                """;

        assertThat(canonical(json))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                                + "\"😀\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void only_what_must_be_escaped_is_escaped() {
        assertThat(canonical("\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u2028\\/\\u00e9\""))
                .isEqualTo("\"\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028/é\"");
    }

    @Test
    void null_members_are_dropped_at_every_depth() {
        assertThat(canonical("{\"b\":{\"c\":null},\"a\":null,\"d\":[{\"e\":null}]}"))
                .isEqualTo("{\"b\":{},\"d\":[{}]}");
    }

    @Test
    void the_hash_is_over_the_utf_8_bytes() {
        assertThat(CanonicalJson.sha256("é"))
                .isEqualTo("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, true",
        "6000000, true",
        "9007199254740992, true",
        "9007199254740993, false",
        "0.30000000000000001, false",
        "1e400, false",
        "1e-400, false"
    })
    void a_double_carries_a_decimal_exactly_or_not(BigDecimal value, boolean carried) {
        assertThat(CanonicalJson.carries(value)).isEqualTo(carried);
    }

    private static String canonical(String json) {
        return CanonicalJson.write(ContractFiles.tree(json));
    }
}
