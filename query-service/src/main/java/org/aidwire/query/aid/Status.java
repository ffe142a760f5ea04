package org.aidwire.query.aid;

import org.aidwire.contract.Act;

/** Where a line stands, named after the winning act (design, section 4). */
public enum Status {
    REQUESTED,
    CONSIDERING,
    PLEDGED,
    COMMITTED,
    ALLOCATED,
    PARTIALLY_DELIVERED,
    DELIVERED,
    DECLINED,
    REJECTED,
    SUSPENDED,
    WITHDRAWN;

    /** The status of an act that won, before R8 looks at what of a delivery is still to come. */
    static Status of(Act act) {
        return switch (act) {
            case REQUEST -> REQUESTED;
            case CONSIDER -> CONSIDERING;
            case PLEDGE -> PLEDGED;
            case COMMIT -> COMMITTED;
            case ALLOCATE -> ALLOCATED;
            case DELIVER -> DELIVERED;
            case DECLINE -> DECLINED;
            case REJECT -> REJECTED;
            case SUSPEND -> SUSPENDED;
            case WITHDRAW -> WITHDRAWN;
            case POSITION, CONDITION, OPPOSE, WARN, FORECAST, CONSULT, PERMIT, NO_COMMENT ->
                    throw new IllegalArgumentException(act + " is no step and no stop");
        };
    }
}
