package org.aidwire.query.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the projection waits and retries. */
@ConfigMapping(prefix = "aidwire.projection")
interface ProjectionConfig {

    /** The first wait after an error that passes. Longer: a slower return from a short outage. */
    @WithDefault("100ms")
    Duration firstWait();

    /** The longest wait. Longer: less load on a database that comes back, later catching up. */
    @WithDefault("5s")
    Duration longestWait();

    /**
     * How often an error of unknown kind is tried before the record is parked. More: a real fault
     * holds its partition up longer; fewer: a passing one parks good records.
     */
    @WithDefault("3")
    int unknownTries();

    /** How often the due list of embargoes is looked at: the delay of a lifted embargo. */
    @WithDefault("1s")
    Duration embargoCheck();

    /** How often the lag is measured. */
    @WithDefault("5s")
    Duration lagCheck();
}
