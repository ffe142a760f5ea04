package org.aidwire.contract;

/**
 * How the act is said: ASSERTED holds a first disclosure or admission too; INTENDED is "will ask";
 * HISTORICAL is a retelling.
 */
public enum Modality {
    ASSERTED,
    DENIED,
    CONDITIONAL,
    INTENDED,
    PREDICTED,
    HISTORICAL,
    HYPOTHETICAL
}
