package org.aidwire.ingest.admission;

/** What an event can break that was read without a fault. */
public enum Rule {
    UNKNOWN_PARTY(Effect.UNACCEPTABLE),
    UNKNOWN_ITEM(Effect.UNACCEPTABLE),
    UNKNOWN_CURRENCY(Effect.UNACCEPTABLE),
    /** A step or stop that names nothing would move no line. */
    WITHOUT_ITEMS(Effect.UNACCEPTABLE),
    /** Said, happened or published more than a day after the clock. */
    IN_THE_FUTURE(Effect.UNACCEPTABLE),
    /** An envelope whose time lies more than a day after the clock. */
    SENT_IN_THE_FUTURE(Effect.UNACCEPTABLE),
    RECORDED_IN_THE_FUTURE(Effect.UNACCEPTABLE),
    RECORDED_WITHOUT_GRANT(Effect.FORBIDDEN),
    OUTLET_OF_OTHERS(Effect.FORBIDDEN),
    EDITOR_WITHOUT_GRANT(Effect.FORBIDDEN),
    /** Extraction happens inside: its statements never come over HTTP. */
    EXTRACTOR_FROM_OUTSIDE(Effect.FORBIDDEN);

    /** Whether the event is at fault (422), or the key may not post it (403). */
    public enum Effect {
        UNACCEPTABLE,
        FORBIDDEN
    }

    private final Effect effect;

    Rule(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether the place is an attribute of the envelope, not a member of the event. */
    public boolean ofEnvelope() {
        return this == SENT_IN_THE_FUTURE
                || this == RECORDED_IN_THE_FUTURE
                || this == RECORDED_WITHOUT_GRANT;
    }
}
