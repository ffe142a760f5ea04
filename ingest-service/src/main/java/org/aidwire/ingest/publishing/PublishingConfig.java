package org.aidwire.ingest.publishing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long to wait for Kafka, and how much to hold meanwhile. Addresses and security are Quarkus'
 * {@code kafka.*}.
 */
@ConfigMapping(prefix = "aidwire.publishing")
interface PublishingConfig {

    /**
     * From the last byte of a request on. After this the answer is 503 whatever Kafka does later.
     * Above 2 s the promise to clients is broken; below {@code max-block} a request after a start
     * fails while Kafka is well.
     */
    @WithDefault("1600ms")
    Duration deadline();

    /** How long a send may wait for the topic's leaders or for room in the buffer. */
    @WithDefault("1500ms")
    Duration maxBlock();

    /** How long one try waits for the broker's word. Lower: needless repeats on a slow broker. */
    @WithDefault("1000ms")
    Duration requestTimeout();

    /**
     * When a record is given up. At least {@code request-timeout}; a longer one keeps records that
     * no one waits for.
     */
    @WithDefault("1800ms")
    Duration deliveryTimeout();

    /**
     * What the producer holds unacknowledged. Room for some bodies of the largest size; all of it
     * is heap.
     */
    @WithDefault("64M")
    MemorySize bufferMemory();

    /**
     * One record: the largest body, and what its envelope and canonical form add. The topics must
     * take as much.
     */
    @WithDefault("16M")
    MemorySize maxRequestSize();
}
