package org.aidwire.query.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a replica with the role {@code rebuilder} goes about it. */
@ConfigMapping(prefix = "aidwire.rebuild")
interface RebuildSettings {

    /**
     * Whether a model whose lines differ from the live ones takes their place all the same. Without
     * it such a rebuild stops before, and says which lines differ; it is taken up again where it
     * stands.
     */
    @WithDefault("false")
    boolean accept();

    /** The name of the rules that fill it: what others have begun is not gone on with. */
    @WithDefault("${quarkus.application.version}")
    String build();

    /** Whether what an earlier rebuild has filled is thrown away first. */
    @WithDefault("false")
    boolean anew();

    /**
     * How many records may be missing when the live model is held for the rest. More: it stands
     * still for longer; fewer: a busy one may never be reached.
     */
    @WithDefault("500")
    int near();

    /**
     * How long the live model is held at most, were this process to fall silent. Shorter than
     * comparing takes, and no exchange succeeds.
     */
    @WithDefault("60s")
    Duration hold();

    /** How long what was replaced is kept, in a schema of its own. */
    @WithDefault("24h")
    Duration keep();

    /** How often projectors look whether something that was replaced is due to be dropped. */
    @WithDefault("1m")
    Duration forgetCheck();
}
