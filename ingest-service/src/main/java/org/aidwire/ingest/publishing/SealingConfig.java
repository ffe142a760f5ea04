package org.aidwire.ingest.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the words of events travel under keys of their own, so that they can be erased. */
@ConfigMapping(prefix = "aidwire.sealing")
interface SealingConfig {

    /**
     * Where it is off, what is published now can be taken out of the read model later and stays in
     * the log for ever. Turning it off again leaves what was sealed as it is.
     */
    @WithDefault("false")
    boolean enabled();
}
