package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.aidwire.contract.EventKey;
import org.aidwire.contract.KeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * The keys of sealed events as aid.keys tells them, and what is to be told there in turn: what is
 * left of events that were erased, and that their keys are shredded.
 */
@ApplicationScoped
public class KeyTable {

    private static final String POSITIONS =
            """
            select topic_partition, next_offset
            from key_position
            """;

    private static final String BEGIN =
            """
            insert into key_position (topic_partition, next_offset)
            values (?, 0)
            on conflict do nothing
            """;

    /** Who read from elsewhere was overtaken: what it read may have been shredded since. */
    private static final String MOVE =
            """
            update key_position
            set next_offset = ?
            where topic_partition = ? and next_offset = ?
            """;

    private static final String ADD =
            """
            insert into event_key (article_uri, key_id, secret, sha256, recordedtime)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String DROP =
            """
            delete from event_key
            where article_uri = ? and key_id = ?
            """;

    /** What is still to be told here is newer than what the topic says. */
    private static final String ADD_REMAINS =
            """
            insert into remains (article_uri, sha256, facts, published)
            values (?, ?, ?, true)
            on conflict (article_uri, sha256) do update
            set facts = excluded.facts, published = true
            where remains.published or remains.facts = excluded.facts
            """;

    private static final String ADD_ERASURE =
            """
            insert into erasure (article_uri, until, published)
            values (?, ?, true)
            on conflict (article_uri) do update
            set until = excluded.until, published = true
            where excluded.until >= erasure.until
            """;

    private static final String SECRETS =
            """
            select key.article_uri, key.key_id, key.secret
            from unnest(?::text[], ?::text[]) as asked (article_uri, key_id)
            join event_key key using (article_uri, key_id)
            """;

    private static final String ERASED =
            """
            select
                exists (select from remains where article_uri = ? and sha256 = ?)
                or exists (select from erasure where article_uri = ? and until >= ?) as erased
            """;

    private static final String UNPUBLISHED_REMAINS =
            """
            select article_uri, sha256, facts
            from remains
            where not published
            order by article_uri, sha256
            limit ?
            """;

    private static final String PUBLISHED_REMAINS =
            """
            update remains
            set published = true
            where article_uri = ? and sha256 = ? and facts = ?
            """;

    private static final String UNPUBLISHED_ERASURES =
            """
            select article_uri, until
            from erasure
            where not published
            order by article_uri
            limit ?
            """;

    private static final String PUBLISHED_ERASURE =
            """
            update erasure
            set published = true
            where article_uri = ? and until = ?
            """;

    /** By what was erased, so that a key that comes late is found too. */
    private static final String FORFEIT =
            """
            select key.article_uri, key.key_id
            from erasure
            join event_key key
                on key.article_uri = erasure.article_uri and key.recordedtime <= erasure.until
            union
            select key.article_uri, key.key_id
            from remains
            join event_key key using (article_uri, sha256)
            limit ?
            """;

    /** Of which event a key is. */
    public record Ref(String article, String id) {}

    private final DataSource dataSource;

    public KeyTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** By partition, the offset to go on from. */
    public Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new HashMap<>();
        with(
                sql ->
                        sql.list(
                                POSITIONS,
                                row ->
                                        positions.put(
                                                row.getInt("topic_partition"),
                                                row.getLong("next_offset"))));
        return positions;
    }

    /**
     * Keeps what a partition told, in its order, and moves the position, at once or not at all.
     *
     * @return false where somebody else has moved it
     */
    public boolean keep(int partition, long from, long next, List<KeyRecord> records) {
        return Boolean.TRUE.equals(
                inOneTransaction(
                        sql -> {
                            sql.update(BEGIN, partition);
                            if (sql.update(MOVE, next, partition, from) == 0) {
                                return false;
                            }
                            records.forEach(each -> keep(sql, each));
                            return true;
                        }));
    }

    private static void keep(Sql sql, KeyRecord record) {
        switch (record) {
            case KeyRecord.Key key ->
                    sql.update(
                            ADD,
                            key.article(),
                            key.id(),
                            key.secret().getEncoded(),
                            key.sha256(),
                            key.recordedtime());
            case KeyRecord.Shredded gone -> sql.update(DROP, gone.article(), gone.id());
            case KeyRecord.Remains left ->
                    sql.update(ADD_REMAINS, left.article(), left.sha256(), left.facts());
            case KeyRecord.Erased erased ->
                    sql.update(ADD_ERASURE, erased.article(), erased.until());
        }
    }

    /** The keys that are there. */
    public Map<Ref, SecretKey> secrets(Collection<Ref> refs) {
        Map<Ref, SecretKey> secrets = new HashMap<>();
        with(
                sql ->
                        sql.list(
                                SECRETS,
                                row ->
                                        secrets.put(
                                                new Ref(
                                                        row.getString("article_uri"),
                                                        row.getString("key_id")),
                                                EventKey.secretOf(row.getBytes("secret"))),
                                refs.stream().map(Ref::article).toList(),
                                refs.stream().map(Ref::id).toList()));
        return secrets;
    }

    /** Whether an event is erased, by what is known now. */
    public boolean isErased(String article, String sha256, Instant recordedtime) {
        return Boolean.TRUE.equals(
                with(
                        sql ->
                                sql.first(
                                        ERASED,
                                        row -> row.getBoolean("erased"),
                                        article,
                                        sha256,
                                        article,
                                        recordedtime)));
    }

    /** What is to be told next: what is left of events before their keys are shredded. */
    public List<KeyRecord> untold(int limit) {
        return Objects.requireNonNull(
                with(
                        sql -> {
                            List<KeyRecord> untold = new ArrayList<>();
                            untold.addAll(
                                    sql.list(
                                            UNPUBLISHED_REMAINS,
                                            row ->
                                                    new KeyRecord.Remains(
                                                            row.getString("article_uri"),
                                                            row.getString("sha256"),
                                                            row.getString("facts")),
                                            limit));
                            if (untold.isEmpty()) {
                                untold.addAll(
                                        sql.list(
                                                UNPUBLISHED_ERASURES,
                                                row ->
                                                        new KeyRecord.Erased(
                                                                row.getString("article_uri"),
                                                                Objects.requireNonNull(
                                                                        Sql.instant(row, "until"))),
                                                limit));
                            }
                            if (untold.isEmpty()) {
                                untold.addAll(
                                        sql.list(
                                                FORFEIT,
                                                row ->
                                                        new KeyRecord.Shredded(
                                                                row.getString("article_uri"),
                                                                row.getString("key_id")),
                                                limit));
                            }
                            return untold;
                        }));
    }

    /** Notes that Kafka has them; keys are forgotten here too. */
    public void told(List<KeyRecord> records) {
        inOneTransaction(
                sql -> {
                    for (KeyRecord record : records) {
                        switch (record) {
                            case KeyRecord.Remains left ->
                                    sql.update(
                                            PUBLISHED_REMAINS,
                                            left.article(),
                                            left.sha256(),
                                            left.facts());
                            case KeyRecord.Erased erased ->
                                    sql.update(PUBLISHED_ERASURE, erased.article(), erased.until());
                            case KeyRecord.Shredded gone ->
                                    sql.update(DROP, gone.article(), gone.id());
                            case KeyRecord.Key _ -> {}
                        }
                    }
                    return records;
                });
    }

    private <T extends @Nullable Object> T with(Function<Sql, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    private <T extends @Nullable Object> T inOneTransaction(Function<Sql, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
