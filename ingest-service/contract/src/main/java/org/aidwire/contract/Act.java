package org.aidwire.contract;

/**
 * What a statement says was done. Steps stand in their order from asking to handing over; stops in
 * the order in which they follow one another at one instant (design, section 5).
 */
public enum Act {
    REQUEST(Kind.STEP),
    CONSIDER(Kind.STEP),
    PLEDGE(Kind.STEP),
    COMMIT(Kind.STEP),
    ALLOCATE(Kind.STEP),
    DELIVER(Kind.STEP),

    DECLINE(Kind.STOP),
    REJECT(Kind.STOP),
    SUSPEND(Kind.STOP),
    WITHDRAW(Kind.STOP),

    POSITION(Kind.CONTEXT),
    CONDITION(Kind.CONTEXT),
    OPPOSE(Kind.CONTEXT),
    WARN(Kind.CONTEXT),
    FORECAST(Kind.CONTEXT),
    CONSULT(Kind.CONTEXT),
    PERMIT(Kind.CONTEXT),
    NO_COMMENT(Kind.CONTEXT);

    /** Steps and stops move a status, context never does. */
    public enum Kind {
        STEP,
        STOP,
        CONTEXT
    }

    private final Kind kind;

    Act(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isStep() {
        return kind == Kind.STEP;
    }

    public boolean isStop() {
        return kind == Kind.STOP;
    }
}
