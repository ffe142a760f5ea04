package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.+\\.sql");

    @Test
    void the_migration_that_a_start_looks_for_is_the_last() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.mapToInt(SchemaTest::version).max()).hasValue(Schema.NEWEST);
        }
    }

    private static int version(Path migration) {
        Matcher name = VERSION.matcher(migration.getFileName().toString());
        assertThat(name.matches()).as("%s", migration).isTrue();
        return Integer.parseInt(name.group(1));
    }
}
