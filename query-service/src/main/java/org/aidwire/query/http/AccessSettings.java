package org.aidwire.query.http;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who may read more than the public. */
@ConfigMapping(prefix = "aidwire.access")
interface AccessSettings {

    /**
     * The keys file that ingest reads too. Without it nobody reads the bodies of articles. Read
     * once, at the start.
     */
    Optional<Path> keysFile();
}
