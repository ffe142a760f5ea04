package org.aidwire.ingest.extraction.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether and how articles are read for statements. */
@ConfigMapping(prefix = "aidwire.extraction")
interface ExtractionConfig {

    /**
     * Off: articles are published and stored, and only what feeds and editors post is on record.
     */
    @WithDefault("false")
    boolean enabled();

    /**
     * From this confidence on a statement counts; below it is published withheld and waits for an
     * editor. Higher: fewer wrong statuses, more to confirm by hand; {@code docs/extraction.md} has
     * the measured precision at each setting.
     */
    @WithDefault("0.6")
    double bar();

    /** The consumer group. Another name reads all articles on record again. */
    @WithDefault("aidwire-extraction")
    String group();

    /**
     * How many articles are taken at once: what is done again after a crash, at most. A body may
     * have 8 MiB, so it bounds memory too.
     */
    @WithDefault("16")
    int batch();

    /**
     * How long to wait after a failure before trying again. Shorter: a broker that comes up is hit
     * harder.
     */
    @WithDefault("1s")
    Duration pause();
}
