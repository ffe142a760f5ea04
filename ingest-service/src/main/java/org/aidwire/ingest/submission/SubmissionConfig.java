package org.aidwire.ingest.submission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds on what is taken at once. */
@ConfigMapping(prefix = "aidwire.submission")
interface SubmissionConfig {

    /**
     * One body. An article with its text has some 20 KiB; more room is for batches. Raising it
     * needs a larger {@code aidwire.publishing.max-request-size}, and topics that take it.
     */
    @WithDefault("8M")
    MemorySize maxBody();

    /** Events in a batch: they are acknowledged together, within the time that one has. */
    @WithDefault("1000")
    int maxBatch();

    /**
     * Requests under way at once. Above what Kafka acknowledges in 2 s the rest would only wait to
     * fail.
     */
    @WithDefault("256")
    int maxInFlight();

    /**
     * Bytes of bodies held at once, over all requests. A body read as JSON takes several times its
     * size.
     */
    @WithDefault("64M")
    MemorySize maxInFlightBytes();

    /** How long a body may take to arrive. A slow client holds a place among those under way. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /**
     * Path and query of a request. Longer is refused in words; above {@code
     * max-initial-line-length} without.
     */
    @WithDefault("8K")
    MemorySize maxAddress();

    /** All headers of a request; attributes of a CloudEvent in binary mode are among them. */
    @WithDefault("48K")
    MemorySize maxHeaders();

    /**
     * Whether an article without credits takes those that its text holds ("Reuters reported"). Off:
     * its outlet counts as an origin of its own, whatever its text says.
     */
    @WithDefault("true")
    boolean creditsFromText();
}
