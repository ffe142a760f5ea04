package org.aidwire.query.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may be read at once. */
@ConfigMapping(prefix = "aidwire.reads")
interface ReadSettings {

    /**
     * Whether reading needs a key or a token that holds. Open: anybody reads what is public, as
     * often as {@code aidwire.limits.open-reads} lets one address. What is for editors is for
     * editors either way.
     */
    @WithDefault("false")
    boolean closed();

    /**
     * How often a stream that is open is asked whether its key still holds, where reads are closed:
     * for so long one may read on after its key was revoked or its token ended.
     */
    @WithDefault("10s")
    Duration askStreamsAgain();

    /**
     * Reads of the store at one time. More than the connection pool holds only moves the wait
     * there; the projection needs some of the pool for itself.
     */
    @WithDefault("10")
    int atOnce();

    /**
     * Histories folded at one time. More answers about past days at once, and more memory and
     * processor taken from the answers about the present.
     */
    @WithDefault("3")
    int foldsAtOnce();

    /** Of these, folds of everything ever recorded: each holds all events in memory. */
    @WithDefault("2")
    int wholeHistoriesAtOnce();

    /** How long a read waits for its turn before it is answered with 503. */
    @WithDefault("10s")
    Duration patience();

    /**
     * Lists read whole, as tables, at one time. More readers of everything at once, each with a few
     * hundred entries in memory for as long as it takes to send them; a list of a past day is in
     * memory with all of its entries.
     */
    @WithDefault("8")
    int wholeListsAtOnce();

    /**
     * How long a read of the store may take before it is given up and answered with 503: a store
     * that is stalled says nothing for as long as its sockets are open. Shorter than reads take
     * under load, and they fail that would have been answered.
     */
    @WithDefault("5s")
    Duration giveUpAfter();

    /** The same for answers about past days, which may have much to read before they compute. */
    @WithDefault("20s")
    Duration giveUpFoldsAfter();

    /**
     * Answers kept in memory, to be given again while nothing has changed and while the store is
     * away, in bytes. Less: more answers are made anew, and fewer outlast an outage.
     */
    @WithDefault("67108864")
    long keptBytes();

    /** How old a kept answer may be that stands in while the store is away; older ones are 503. */
    @WithDefault("1h")
    Duration keptFor();
}
