package org.aidwire.query.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** A partition of a topic. */
    public record Partition(String topic, int partition) {

        @Nullable Object[] parameters() {
            return new @Nullable Object[] {topic, partition};
        }
    }

    /** From the position that a consumer goes by to the one after what it has read. */
    public record Move(String topic, int partition, long from, long to) {}

    private final Sql sql;

    PositionTable(Sql sql) {
        this.sql = sql;
    }

    /** The next offset of each partition; of one never seen, 0 is noted. */
    public Map<Partition, Long> next(Collection<Partition> partitions) {
        sql.each(PROVIDE, partitions.stream().map(Partition::parameters).toList());
        Map<Partition, Long> next = new HashMap<>();
        for (Partition partition : partitions) {
            Long offset =
                    sql.first(READ, row -> row.getLong("next_offset"), partition.parameters());
            next.put(partition, offset == null ? 0 : offset);
        }
        return next;
    }

    /**
     * Moves the positions by compare-and-set.
     *
     * @throws Fenced where another consumer has moved one of them
     */
    public void move(Collection<Move> moves) {
        int moved =
                sql.each(
                        MOVE,
                        moves.stream()
                                .map(
                                        move ->
                                                new @Nullable Object[] {
                                                    move.to(),
                                                    move.topic(),
                                                    move.partition(),
                                                    move.from()
                                                })
                                .toList());
        if (moved < moves.size()) {
            throw new Fenced(moves);
        }
    }
}
