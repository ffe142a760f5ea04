package org.aidwire.ingest.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "aidwire.access")
interface AccessConfig {

    /**
     * The write keys: a JSON array of {@code {"name", "sha256", "grants", "outlets"}}. Without it
     * no one may write, and the prod profile does not start. A file with a mistake in it ends the
     * start; later it changes nothing, so keys may be added and revoked while the service runs.
     */
    Optional<Path> keysFile();

    /** How often the file is read again: for so long a revoked key may still open. */
    @WithDefault("5s")
    Duration reread();
}
