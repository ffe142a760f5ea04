package org.aidwire.query.projection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the projection reads, waits and retries. Addresses and security are {@code kafka.*}. */
@ConfigMapping(prefix = "aidwire.projection")
interface ProjectionConfig {

    /**
     * The consumer group whose members share the partitions. Another name is another group: two of
     * them on one read model fence each other for ever.
     */
    @WithDefault("aidwire-query")
    String group();

    /** Records in a batch at most. More: fewer, longer transactions; all others wait meanwhile. */
    @WithDefault("500")
    int batchRecords();

    /** What one fetch brings at most, as bodies are up to 8 MiB: bounds the memory of a batch. */
    @WithDefault("16M")
    MemorySize fetchBytes();

    /**
     * After how long a silent member is taken for dead and its partitions go to others. Shorter,
     * and a long pause looks like death; longer, and they wait longer for it.
     */
    @WithDefault("10s")
    Duration session();

    /**
     * How long this may go without a look at Kafka before it leaves the group, and before its
     * liveness says that it hangs. Longer than any batch takes, with one wait for the lock and one
     * silence of the database in it.
     */
    @WithDefault("5m")
    Duration longestTurn();

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

    /**
     * How often the due list of embargoes is looked at. A known embargo lifts on its instant; this
     * bounds the delay of one that another replica wrote a moment before it was due.
     */
    @WithDefault("1s")
    Duration embargoCheck();

    /** How often replays that operators ask for are looked for: how long one waits at most. */
    @WithDefault("1s")
    Duration replayCheck();

    /** How often the lag is measured, noted in the store, and read from there. */
    @WithDefault("5s")
    Duration lagCheck();
}
