package org.aidwire.ingest.access;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

@ConfigMapping(prefix = "aidwire.access")
interface AccessConfig {

    /**
     * The write keys: a JSON array of {@code {"name", "sha256", "grants", "outlets"}}. Without it
     * no one may write, and the prod profile does not start. Read once, at start.
     */
    Optional<Path> keysFile();
}
