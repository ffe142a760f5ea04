package org.aidwire.ingest.reports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** The bounds on what anybody may send. */
@ConfigMapping(prefix = "aidwire.reports")
interface ReportSettings {

    /**
     * Where the board is served, such as {@code https://board.example}. Browsers let only pages
     * from there report; without one no page can. It guards readers from other pages, not this
     * service from other programs.
     */
    java.util.Optional<Set<String>> boardOrigins();

    /**
     * Reports in a row from one address, IPv6 by /64. More: a room of readers behind one address is
     * heard; and one who floods is heard longer.
     */
    @WithDefault("5")
    int burst();

    /** After this long an address that has used up its burst may send one more. */
    @WithDefault("20s")
    Duration refill();

    /**
     * Addresses remembered. Whoever has more of them at hand gets round the limit, up to the bound
     * on reports under way.
     */
    @WithDefault("20000")
    int addresses();

    /** Reports under way at once, from all addresses. */
    @WithDefault("16")
    int maxInFlight();

    /** One report. Its members have bounds of their own; in UTF-8 they come to less than this. */
    @WithDefault("32K")
    MemorySize maxBody();

    /** How long it may take to arrive. */
    @WithDefault("10s")
    Duration bodyTimeout();
}
