package org.aidwire.query.role;

/** A task of a replica; it may have several. */
public enum Role {
    /**
     * Reads the topics into the read model, as a member of the consumer group, and brings its
     * schema up to date.
     */
    PROJECTOR,
    /** Answers reads. Needs no Kafka and changes nothing in the store. */
    READER
}
