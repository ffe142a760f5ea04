package org.aidwire.query.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of the past is kept in memory. */
@ConfigMapping(prefix = "aidwire.chronicles")
public interface ChronicleSettings {

    /**
     * Mentions of statements on lines that are kept from read to read, at about 150 bytes each.
     * With less than the lines that are asked for hold, they are read from the store again and
     * again.
     */
    @WithDefault("1000000")
    long mentions();
}
