package org.aidwire.query.store;

/**
 * The stored position is not the one that this consumer goes by: another consumer owns the
 * partition now. What it did must not stand.
 */
public final class Fenced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Fenced(PositionTable.Move move) {
        super("position of " + move.topic() + "-" + move.partition() + " is not " + move.from());
    }
}
