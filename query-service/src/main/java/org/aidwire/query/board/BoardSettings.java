package org.aidwire.query.board;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What the board is told from outside. */
@ConfigMapping(prefix = "aidwire.board")
interface BoardSettings {

    /**
     * Where readers' browsers reach ingest, such as {@code https://ingest.example}: error reports
     * go there, and the pages' policy allows no other foreign address. Without it the board offers
     * no error reports. Ingest has to be told the board's origin in turn.
     */
    Optional<URI> ingest();
}
