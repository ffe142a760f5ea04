package org.aidwire.query.role;

/** A task of a replica; it may have several. */
public enum Role {
    /**
     * Reads the topics into the read model, as a member of the consumer group, and brings its
     * schema up to date; publishes what changed to Kafka and to webhooks.
     */
    PROJECTOR,
    /** Answers reads. Needs no Kafka and writes nothing but the registration of webhooks. */
    READER,
    /**
     * Brings the schema up to date, as the one that owns the tables. Alone, the process then ends:
     * what a job is made of, so that projectors need no right to make tables.
     */
    MIGRATOR,
    /**
     * Fills another read model from the topics beside the live one and puts it in that one's place,
     * as the one that owns the tables. Alone, the process then ends.
     */
    REBUILDER
}
