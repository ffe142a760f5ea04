package org.aidwire.contract;

/** On whose word a statement rests. */
public enum Attribution {
    ON_RECORD,
    OFFICIAL_UNNAMED,
    ANONYMOUS_SOURCE,
    DOCUMENT,
    OUTLET,
    ANALYST
}
