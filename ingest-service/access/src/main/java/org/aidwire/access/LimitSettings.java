package org.aidwire.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How often, in a minute and at each replica. A caller may use up its minute at once; from then on
 * it waits for each request as long as that takes of a minute.
 */
@ConfigMapping(prefix = "aidwire.limits")
interface LimitSettings {

    /**
     * Reads from one address without a key, IPv6 by /64. More: an office behind one address reads
     * undisturbed; one who floods is heard longer. Behind a proxy, {@code quarkus.http.proxy.*}
     * must say so, or all clients count as one address.
     */
    @WithDefault("60000")
    int openReads();

    /** Reads of one caller who is known. */
    @WithDefault("600000")
    int knownReads();

    /** Posts of one caller, each of up to a batch of events. */
    @WithDefault("120000")
    int posts();

    /** Posts from one address whose key or token does not hold: so often may one guess. */
    @WithDefault("600")
    int strangers();

    /** Addresses and callers remembered, of each kind. Whoever has more at hand gets round. */
    @WithDefault("20000")
    int remembered();
}
