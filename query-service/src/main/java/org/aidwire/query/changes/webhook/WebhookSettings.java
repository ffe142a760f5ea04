package org.aidwire.query.changes.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes are delivered to webhooks. */
@ConfigMapping(prefix = "aidwire.webhooks")
interface WebhookSettings {

    /**
     * Whether receivers may be on loopback, link-local, private and other addresses that are not of
     * the public internet, and be spoken to without TLS. With it, whoever has a key can have this
     * service knock on doors of its own network.
     */
    @WithDefault("false")
    boolean allowPrivate();

    /** Webhooks of one key. More: one key can have more sent. */
    @WithDefault("20")
    int perKey();

    /** Webhooks delivered to at one time by a replica. More: more connections and memory. */
    @WithDefault("8")
    int atOnce();

    /** How often it is looked for changes to deliver. Longer: delivered that much later. */
    @WithDefault("250ms")
    Duration look();

    /** How long a receiver may take to answer. Longer: a slow one holds its turn longer. */
    @WithDefault("15s")
    Duration answer();

    /** The wait after the first failure; each wait is twice the one before, with jitter. */
    @WithDefault("5s")
    Duration firstWait();

    /** The longest wait. Longer: later back after a long outage of the receiver. */
    @WithDefault("6h")
    Duration longestWait();

    /**
     * After how long of nothing but failures a webhook is disabled. Nothing is skipped: where it
     * stood can be read and gone on from.
     */
    @WithDefault("120h")
    Duration giveUpAfter();

    /** Tries that are kept of each webhook, to be listed. */
    @WithDefault("1000")
    int keptDeliveries();
}
