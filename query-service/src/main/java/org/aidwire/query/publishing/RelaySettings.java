package org.aidwire.query.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the status of lines is relayed to Kafka. Addresses and security are {@code kafka.*}. */
@ConfigMapping(prefix = "aidwire.relay")
interface RelaySettings {

    /**
     * Under which name this read model writes to {@code aid.status}. Who starts under a name fences
     * off whoever wrote under it before: two read models on one broker need two names, and a topic
     * each.
     */
    @WithDefault("aidwire-relay")
    String name();

    /** Changes published together. More: fewer transactions, more to repeat after a failure. */
    @WithDefault("200")
    int batch();

    /** How often the end of the log is looked at. Longer: the topic is that much later. */
    @WithDefault("200ms")
    Duration look();

    /** Before the next try after a failure, or to take the turn of a replica that is gone. */
    @WithDefault("1s")
    Duration retry();
}
