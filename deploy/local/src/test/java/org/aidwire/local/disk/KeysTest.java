package org.aidwire.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir Path top;
    private DataDirectory directory;

    @BeforeEach
    void take_a_directory() {
        directory = new DataDirectory(top);
        new Belongings(top).folder(directory.run());
    }

    @Test
    void each_file_holds_its_key_alone() throws IOException {
        new Keys(directory).provide(new Belongings(top));

        for (String name : new String[] {"feed", "editor", "backfill", "admin"}) {
            assertThat(Files.readString(directory.keys().resolve(name)))
                    .matches("[A-Za-z0-9_-]{43}");
        }
    }

    @Test
    void keys_outlive_a_restart() throws IOException {
        new Keys(directory).provide(new Belongings(top));
        String before = Files.readString(directory.keys().resolve("feed"));

        new Keys(directory).provide(new Belongings(top));

        assertThat(directory.keys().resolve("feed")).hasContent(before);
    }

    @Test
    void the_services_see_hashes_and_grants_only() throws IOException {
        new Keys(directory).provide(new Belongings(top));

        JsonNode access = new ObjectMapper().readTree(directory.access().toFile());

        assertThat(access.toString()).doesNotContain(new Keys(directory).read("feed"));
        assertThat(access.get(0).get("sha256").asText())
                .isEqualTo(Keys.sha256(new Keys(directory).read("feed")));
        assertThat(access.get(0).get("grants").toString()).isEqualTo("[]");
        assertThat(access.get(1).get("grants").toString()).isEqualTo("[\"editor\"]");
        assertThat(access.get(2).get("grants").toString()).isEqualTo("[\"editor\",\"backfill\"]");
        assertThat(access.get(2).get("outlets").toString()).isEqualTo("[\"*\"]");
        assertThat(access.get(3).get("grants").toString()).isEqualTo("[\"admin\"]");
        assertThat(access.get(3).get("local").asBoolean()).isTrue();
        assertThat(access.get(3).get("outlets").toString()).isEqualTo("[]");
    }

    @Test
    void a_name_does_not_leave_the_folder() {
        new Keys(directory).provide(new Belongings(top));

        assertThatThrownBy(() -> new Keys(directory).read("../run/access.json"))
                .isInstanceOf(InTheWay.class);
    }
}
