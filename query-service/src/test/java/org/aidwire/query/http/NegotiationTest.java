package org.aidwire.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

    private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                                  | true",
                "*/*                                   | true",
                "application/json                      | true",
                "Application/JSON; charset=utf-8       | true",
                "application/*;q=0.1                   | true",
                "text/html, */*;q=0.8                  | true",
                "text/csv                              | false",
                "application/json;q=0                  | false",
                "application/json;q=0, */*             | false",
                "application/json;q=x                  | false",
                "*/*;q=0                               | false",
                "nonsense                              | false",
            })
    void json_is_served_to_whom_accepts_it(String accept, boolean served) {
        assertThat(Accepted.weight(accept, "application", "json").signum() > 0).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                | false",
                "gzip                | true",
                "br, gzip;q=0.5      | true",
                "gzip;q=0            | false",
                "gzip;q=0.000, *     | false",
                "*                   | true",
                "identity            | false",
            })
    void gzip_is_sent_to_whom_accepts_it(String acceptEncoding, boolean sent) {
        assertThat(Accepted.gzip(acceptEncoding)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv                              | 1",
                "text/csv;q=0.3                        | 0.3",
                "text/*;q=0.2, */*;q=0.1               | 0.2",
                "text/csv;q=0, text/*                  | 0",
                "application/json                      | 0",
            })
    void a_table_is_wanted_as_much_as_the_most_specific_range_says(
            String accept, BigDecimal weight) {
        assertThat(Accepted.weight(accept, "text", "csv")).isEqualByComparingTo(weight);
    }

    @Test
    void tags_tell_contents_and_codings_apart() {
        String tag = EntityTag.of(CONTENT);

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(EntityTag.of(CONTENT)).isEqualTo(tag);
        assertThat(EntityTag.coded(tag, "gzip")).isNotEqualTo(tag);
        assertThat(EntityTag.of("[]".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            quoteCharacter = '\'',
            value = {
                "none                 | false",
                "\"b\"                | false",
                "\"a\"                | true",
                "W/\"a\"              | true",
                "\"b\", \"a\"         | true",
                "W/\"b\" ,W/\"a\"     | true",
                "*                    | true",
                "a                    | false",
                "\"a                  | false",
            })
    void a_tag_is_held_where_the_list_names_it(String ifNoneMatch, boolean held) {
        assertThat(EntityTag.isHeld(ifNoneMatch, "\"a\"")).isEqualTo(held);
    }
}
