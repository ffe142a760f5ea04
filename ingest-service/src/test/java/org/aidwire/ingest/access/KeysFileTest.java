package org.aidwire.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.aidwire.ingest.admission.Grant;
import org.aidwire.ingest.admission.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysFileTest {

    private static final String HASH =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String KEY =
            "{\"name\": \"desk\", \"sha256\": \""
                    + HASH
                    + "\", \"grants\": [\"editor\"], \"outlets\": [\"KBS\"]}";

    private static List<WriteKey> read(String json) {
        return KeysFile.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_key_has_a_name_a_hash_grants_and_outlets() {
        assertThat(read("[" + KEY + "]"))
                .containsExactly(
                        new WriteKey(
                                HASH, new Writer("desk", Set.of(Grant.EDITOR), List.of("KBS"))));
    }

    @Test
    void an_operator_writes_for_no_outlet() {
        String admin = KEY.replace("editor", "admin").replace("\"KBS\"", "");

        assertThat(read("[" + admin + "]"))
                .containsExactly(
                        new WriteKey(HASH, new Writer("desk", Set.of(Grant.ADMIN), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    "desk"                | ""
                    "desk"                | 7
                    e3b0                  | e3b
                    e3b0                  | xyz0
                    "editor"              | "owner"
                    "editor"              | "EDITOR"
                    ["editor"]            | "editor"
                    ["KBS"]               | []
                    ["KBS"]               | [null]
                    , "outlets": ["KBS"]  |
                    "name"                | "key": "clear", "name"
                    """)
    void a_mistake_in_one_key_refuses_the_file(String what, String by) {
        assertThat(KEY).contains(what);

        assertThatThrownBy(() -> read("[" + KEY.replace(what, by == null ? "" : by) + "]"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[7]", "["})
    void what_is_no_list_of_keys_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_key_twice_is_refused() {
        assertThatThrownBy(() -> read("[" + KEY + "," + KEY + "]")).hasMessageContaining("twice");
    }

    @Test
    void a_file_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> KeysFile.read(Path.of("no", "such", "keys.json")))
                .hasMessageContaining("aidwire.access.keys-file")
                .hasMessageContaining("keys.json");
    }

    @Test
    void the_prod_profile_does_not_start_without_keys() {
        assertThatThrownBy(() -> new WriteKeys(null, true, Duration.ZERO))
                .hasMessageContaining("aidwire.access.keys-file");
        assertThat(new WriteKeys(null, false, Duration.ZERO).find("Bearer feed-key")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "Bearer",
                "Bearer ",
                "Basic desk",
                "Bearer a b",
                "Bearer é",
                "Bearer other"
            })
    void what_is_no_known_bearer_token_finds_no_writer(String header) {
        WriteKeys keys =
                new WriteKeys(Path.of("src/test/resources/keys.json"), true, Duration.ZERO);

        assertThat(keys.find(header)).isNull();
        assertThat(keys.find(null)).isNull();
        assertThat(keys.find("bearer feed-key")).isNotNull();
    }
}
