package org.aidwire.query.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the change log is followed. */
@ConfigMapping(prefix = "aidwire.changes")
interface FollowSettings {

    /**
     * How often the end of the log is looked at while somebody waits for it. Longer: less asked of
     * the database, and all who wait learn later by as much.
     */
    @WithDefault("100ms")
    Duration look();

    /** Long polls at one time. More of them are answered with 503; each holds little memory. */
    @WithDefault("2000")
    int waiting();

    /**
     * Streams at one time; more are answered with 503. Each holds up to one batch of events in
     * memory until its client has taken them.
     */
    @WithDefault("500")
    int streams();

    /** Events in a batch of a stream. More: fewer looks for those who catch up, more memory. */
    @WithDefault("32")
    int batch();

    /**
     * After how long without an event a stream is told that it lives. Longer than what stands
     * between it and the client allows for silence, and that cuts it.
     */
    @WithDefault("15s")
    Duration heartbeat();

    /**
     * How long a client may take to receive a batch before its stream is closed; it comes back to
     * where it was. Longer: a client that is stuck holds its place longer.
     */
    @WithDefault("20s")
    Duration slowest();
}
