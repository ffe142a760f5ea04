package org.aidwire.query.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may be read at once. */
@ConfigMapping(prefix = "aidwire.reads")
interface ReadSettings {

    /**
     * Reads of the store at one time. More than the connection pool holds only moves the wait
     * there; the projection needs some of the pool for itself.
     */
    @WithDefault("12")
    int atOnce();

    /**
     * Folds of the whole history at one time: each holds all events in memory. More of them need
     * more heap.
     */
    @WithDefault("2")
    int wholeHistoriesAtOnce();

    /** How long a read waits for its turn before it is answered with 503. */
    @WithDefault("PT5S")
    Duration patience();
}
