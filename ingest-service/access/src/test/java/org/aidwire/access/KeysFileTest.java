package org.aidwire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
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

    private static List<Key> read(String json) {
        return KeysFile.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_key_has_a_name_a_hash_grants_and_outlets() {
        assertThat(read("[" + KEY + "]"))
                .containsExactly(
                        new Key(
                                HASH,
                                new Caller("desk", Set.of(Role.EDITOR, Role.FEED), List.of("KBS")),
                                false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "reader", "editor"})
    void who_posts_nothing_needs_no_outlet(String grant) {
        Caller caller =
                read("[" + KEY.replace("editor", grant).replace("\"KBS\"", "") + "]")
                        .getFirst()
                        .caller();

        assertThat(caller.roles()).containsExactly(Role.named(grant));
        assertThat(caller.outlets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"feed\"", "\"backfill\"", "\"backfill\", \"editor\""})
    void who_posts_names_outlets(String grants) {
        String key = KEY.replace("\"editor\"", grants).replace("\"KBS\"", "");

        assertThatThrownBy(() -> read("[" + key + "]")).hasMessageContaining("outlets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    "desk"                | ""
                    "desk"                | 7
                    "desk"                | "oidc:desk"
                    e3b0                  | e3b
                    e3b0                  | xyz0
                    "editor"              | "owner"
                    "editor"              | "EDITOR"
                    ["editor"]            | "editor"
                    ["KBS"]               | [null]
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
}
