package org.aidwire.query.store;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The stored position is not the one that this consumer goes by: another consumer owns the
 * partition now. What it did must not stand.
 */
public final class Fenced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Fenced(Collection<PositionTable.Move> moves) {
        super(
                moves.stream()
                        .map(move -> move.topic() + "-" + move.partition() + "-" + move.from())
                        .collect(Collectors.joining(", ", "not all positions are still at ", "")));
    }
}
