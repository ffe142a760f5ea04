package org.aidwire.query.aid;

/** The numbers of the published rule table (design, section 5), as they stand in answers. */
public enum Rule {
    R0,
    R1,
    R2,
    R3,
    R4,
    R5,
    R6,
    R7,
    R8,
    R9,
    R10,
    R11,
    R12,
    R13
}
