package org.aidwire.ingest.admission;

/**
 * Why an event is refused.
 *
 * @param pointer JSON pointer into the event, or into its envelope where the rule is about that
 * @param detail what was wrong and what to do, in a sentence
 */
public record Reason(Rule rule, String pointer, String detail) {}
