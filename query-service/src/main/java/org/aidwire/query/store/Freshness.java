package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far behind each partition was at the last look of whoever projects it. */
public final class Freshness {

    private static final String NOTE =
            """
            insert into partition_look as known (topic, partition, looked_at, current_at)
            values (?, ?, ?, ?)
            on conflict (topic, partition) do update
            set looked_at = excluded.looked_at,
                current_at = case when ? then known.current_at else excluded.current_at end
            """;

    private static final String TOLD =
            """
            select min(current_at) filter (where current_at < looked_at) as behind_since,
                min(looked_at) as looked_at
            from partition_look
            """;

    /**
     * A look at one partition.
     *
     * @param behind whether records were waiting
     */
    public record Look(String topic, int partition, Instant when, boolean behind) {

        private @Nullable Object[] parameters() {
            return new @Nullable Object[] {topic, partition, when, when, behind};
        }
    }

    /**
     * What the looks at all partitions say together.
     *
     * @param behindSince since when one of them is behind; null where none is
     * @param looked the oldest of the last looks; null before the first
     */
    public record Told(@Nullable Instant behindSince, @Nullable Instant looked) {

        private static Told of(ResultSet row) throws SQLException {
            return new Told(Sql.instant(row, "behind_since"), Sql.instant(row, "looked_at"));
        }
    }

    private final Sql sql;

    Freshness(Sql sql) {
        this.sql = sql;
    }

    /** In one order for all writers, so that none waits for one who waits for it. */
    void note(Collection<Look> looks) {
        sql.each(
                NOTE,
                looks.stream()
                        .sorted(Comparator.comparing(Look::topic).thenComparing(Look::partition))
                        .map(Look::parameters)
                        .toList());
    }

    Told told() {
        return Objects.requireNonNull(sql.first(TOLD, Told::of));
    }
}
