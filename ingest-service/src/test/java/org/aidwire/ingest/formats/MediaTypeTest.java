package org.aidwire.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @Test
    void names_compare_without_case_and_values_lose_their_quotes() {
        assertThat(MediaType.parse("Application/Vnd.X+JSON ; Charset=\"UTF-8\";;a=\"\\\"b\""))
                .isEqualTo(
                        new MediaType(
                                "application",
                                "vnd.x+json",
                                Map.of("charset", "UTF-8", "a", "\"b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "json",
                "/json",
                "application/",
                "application json",
                "application/json,text/plain",
                "application/json; a",
                "application/json; a=",
                "application/json; a=\"b",
                "application/json; a=1; A=2",
                "application/js on"
            })
    void what_is_none_is_null(String text) {
        assertThat(MediaType.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "text/json"
            })
    void json_in_utf8_is_told(String text) {
        MediaType mediaType = MediaType.parse(text);

        assertThat(mediaType).isNotNull();
        assertThat(mediaType.isJson()).isTrue();
        assertThat(mediaType.isUtf8()).isTrue();
    }
}
