package org.aidwire.contract;

/** How a report stands to the one it credits. */
public enum Relation {
    CITES,
    SYNDICATES,
    TRANSLATES,
    SUMMARISES
}
