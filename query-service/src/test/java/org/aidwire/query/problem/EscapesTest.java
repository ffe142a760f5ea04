package org.aidwire.query.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {

    @Test
    void escapes_are_utf_8() {
        assertThat(Escapes.decode("a%20b%C3%A9%F0%9F%98%80+")).isEqualTo("a b\u00e9\uD83D\uDE00+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%2", "%zz", "%-1", "%C3", "%C3%28", "%ED%A0%80", "%FF"})
    void what_starts_no_escape_of_utf_8_is_told_apart(String escaped) {
        assertThat(Escapes.decode(escaped)).isNull();
    }
}
