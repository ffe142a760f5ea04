package org.aidwire.query.problem;

/** A read that was not begun, or given up, for what passes; asking again in a moment will do. */
public final class TurnedAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why for the log alone
     */
    public TurnedAway(String why) {
        super(why);
    }
}
