package org.aidwire.access;

/** What the {@code Authorization} of a request comes to. */
public sealed interface Identified {

    /** There is none. */
    record Nobody() implements Identified {}

    record Known(Caller caller) implements Identified {}

    /**
     * It is no key and no token that holds.
     *
     * @param why for the client: what to do about it, nothing of what would hold
     */
    record Refused(String why) implements Identified {}

    /** Whether it holds cannot be told now: the provider of identities does not answer. */
    record Untold() implements Identified {}
}
