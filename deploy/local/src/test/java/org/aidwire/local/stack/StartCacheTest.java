package org.aidwire.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir Path checkout;

    @Test
    void is_used_while_it_is_newer_than_what_is_packaged() throws IOException {
        StartCache cache = new StartCache(checkout, "query-service");
        Path packaged =
                file(
                        "query-service/target/quarkus-app/quarkus-run.jar",
                        Instant.now().minusSeconds(9));
        assertThat(cache.options()).isEmpty();

        Path made = file("deploy/local/target/start/query-service.aot", Instant.now());
        assertThat(cache.options()).containsExactly("-XX:AOTCache=" + made);

        Files.setLastModifiedTime(packaged, FileTime.from(Instant.now().plusSeconds(9)));
        assertThat(cache.options()).isEmpty();
    }

    private Path file(String name, Instant changed) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "-");
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
