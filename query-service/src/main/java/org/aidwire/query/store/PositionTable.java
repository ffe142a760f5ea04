package org.aidwire.query.store;

import java.util.Collection;

/** How far each partition has been projected: the positions that count. */
public final class PositionTable {

    private static final String PROVIDE =
            """
            insert into consumed (topic, partition, next_offset)
            values (?, ?, 0)
            on conflict do nothing
            """;

    private static final String READ =
            """
            select next_offset
            from consumed
            where topic = ? and partition = ?
            """;

    private static final String MOVE =
            """
            update consumed
            set next_offset = ?
            where topic = ? and partition = ? and next_offset = ?
            """;

    /** From the position that a consumer goes by to the one after what it has read. */
    public record Move(String topic, int partition, long from, long to) {}

    private final Sql sql;

    PositionTable(Sql sql) {
        this.sql = sql;
    }

    /** The next offset of a partition; of one never seen, 0 is noted. */
    public long next(String topic, int partition) {
        sql.update(PROVIDE, topic, partition);
        Long next = sql.first(READ, row -> row.getLong("next_offset"), topic, partition);
        return next == null ? 0 : next;
    }

    /**
     * Moves the positions by compare-and-set.
     *
     * @throws Fenced where another consumer has moved one of them
     */
    public void move(Collection<Move> moves) {
        for (Move move : moves) {
            int moved = sql.update(MOVE, move.to(), move.topic(), move.partition(), move.from());
            if (moved == 0) {
                throw new Fenced(move);
            }
        }
    }
}
