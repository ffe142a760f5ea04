package org.aidwire.query.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who may read more than the public. */
@ConfigMapping(prefix = "aidwire.access")
interface AccessSettings {

    /**
     * The keys file that ingest reads too. Without it nobody reads the bodies of articles. One that
     * cannot be read ends the start; later it changes nothing.
     */
    Optional<Path> keysFile();

    /** How often the file is read again: for so long a revoked key may still open. */
    @WithDefault("5s")
    Duration reread();
}
