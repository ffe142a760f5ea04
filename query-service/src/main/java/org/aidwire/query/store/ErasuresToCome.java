package org.aidwire.query.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Erasures that were read and are not carried out yet. What stays of the words is worked out once,
 * for ever, so it has to be from all that was in the log when the erasure was read: texts that are
 * near, statements whose spans lie in the words.
 */
public final class ErasuresToCome {

    private static final String ASK =
            """
            insert into erasing (article_uri, until, topics, partitions, next_offsets)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    /** One that was carried out by whoever told the keys of it waits for nothing. */
    private static final String DUE =
            """
            select article_uri, until
            from erasing
            where exists (
                    select
                    from erasure done
                    where done.article_uri = erasing.article_uri and done.until >= erasing.until)
                or not exists (
                    select
                    from unnest(topics, partitions, next_offsets) as log (topic, number, next_offset)
                    where log.next_offset > coalesce((
                        select consumed.next_offset
                        from consumed
                        where consumed.topic = log.topic and consumed.partition = log.number), 0))
            order by until, article_uri
            limit 1
            """;

    private static final String DONE =
            """
            delete from erasing
            where article_uri = ? and until = ?
            """;

    /** All of the article that was recorded by then. */
    public record Asked(String article, Instant until) {}

    private final Sql sql;

    ErasuresToCome(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes one that was read.
     *
     * @param log how far each partition went by then
     */
    public void ask(Asked asked, Map<PositionTable.Partition, Long> log) {
        List<String> topics = new ArrayList<>();
        List<Long> partitions = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        log.forEach(
                (partition, next) -> {
                    topics.add(partition.topic());
                    partitions.add((long) partition.partition());
                    offsets.add(next);
                });
        sql.update(
                ASK, asked.article(), asked.until(), topics, numbers(partitions), numbers(offsets));
    }

    private static long[] numbers(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    /** One for which all is read; null where there is none. */
    public @Nullable Asked due() {
        return sql.first(
                DUE,
                row ->
                        new Asked(
                                row.getString("article_uri"),
                                Objects.requireNonNull(Sql.instant(row, "until"))));
    }

    public void done(Asked asked) {
        sql.update(DONE, asked.article(), asked.until());
    }
}
