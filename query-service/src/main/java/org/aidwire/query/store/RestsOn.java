package org.aidwire.query.store;

/** What an answer rests on: as long as its version stands, so does the answer. */
public sealed interface RestsOn {

    /** One line as it stands now. */
    record Line(String aidId) implements RestsOn {}

    /** All lines as they stand now. */
    record Lines() implements RestsOn {}

    /** Lines, statements and articles between two, as they stand now. */
    record Pair(String donor, String recipient) implements RestsOn {}

    /** Anything on record: what past days rest on, for which an event of today may count. */
    record Everything() implements RestsOn {}
}
