package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The webhooks, each its owner's alone, and what was tried to deliver to them. */
@ApplicationScoped
public class Webhooks {

    static final String COLUMNS =
            """
            id, owner, url, secret, donor, recipient, item, category, status, position,
                disabled_because, failures, next_try, created_at
            """;

    /** Counted and added in one statement under the owner's lock, so that no two pass the bound. */
    private static final String ONE_OF_AN_OWNER =
            "select pg_advisory_xact_lock(4150443, hashtext(?))";

    private static final String ADD =
            """
            insert into webhook (id, owner, url, secret, donor, recipient, item, category, status,
                position, next_try, created_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            where (select count(*) from webhook where owner = ?) < ?
            """;

    private static final String OF_OWNER =
            "select " + COLUMNS + "from webhook where owner = ? order by id";

    private static final String ONE =
            "select " + COLUMNS + "from webhook where owner = ? and id = ?";

    private static final String REMOVE = "delete from webhook where owner = ? and id = ?";

    private static final String DELIVERIES =
            """
            select id, cursor, attempt, tried_at, millis, http_status, outcome, detail
            from webhook_delivery
            where webhook_id = ? and (?::bigint is null or id < ?)
            order by id desc
            limit ?
            """;

    /**
     * A webhook as registered, and where it stands.
     *
     * @param secret what deliveries are signed with
     * @param position the cursor up to which all is done
     * @param disabledBecause null while it is active
     * @param failures tries in a row that failed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Webhook(
            String id,
            String owner,
            String url,
            byte[] secret,
            Filters filters,
            long position,
            @Nullable String disabledBecause,
            int failures,
            Instant nextTry,
            Instant createdAt) {}

    /** As they were given; null takes any. */
    public record Filters(
            @Nullable String donor,
            @Nullable String recipient,
            @Nullable String item,
            @Nullable String category,
            @Nullable String status) {}

    /** How a try ended. */
    public enum Outcome {
        DELIVERED,
        FAILED,
        /** The receiver wants no more. */
        GONE
    }

    /**
     * One try to deliver one event.
     *
     * @param attempt of this event, from 1
     * @param httpStatus null where there was no answer
     */
    public record Try(
            long cursor,
            int attempt,
            Instant triedAt,
            long millis,
            @Nullable Integer httpStatus,
            Outcome outcome,
            @Nullable String detail) {}

    /** A try as kept. */
    public record Delivery(long id, Try done) {}

    private final DataSource dataSource;
    private final SnapshotReads reads;

    Webhooks(DataSource dataSource, SnapshotReads reads) {
        this.dataSource = dataSource;
        this.reads = reads;
    }

    /**
     * @param most how many its owner may have
     * @return false where the owner has as many
     */
    public boolean add(Webhook webhook, int most) {
        Filters filters = webhook.filters();
        return write(
                sql -> {
                    sql.list(ONE_OF_AN_OWNER, row -> true, webhook.owner());
                    return sql.update(
                                    ADD,
                                    webhook.id(),
                                    webhook.owner(),
                                    webhook.url(),
                                    webhook.secret(),
                                    filters.donor(),
                                    filters.recipient(),
                                    filters.item(),
                                    filters.category(),
                                    filters.status(),
                                    webhook.position(),
                                    webhook.nextTry(),
                                    webhook.createdAt(),
                                    webhook.owner(),
                                    most)
                            == 1;
                });
    }

    public List<Webhook> of(String owner) {
        return reads.read(sql -> sql.list(OF_OWNER, Webhooks::webhook, owner));
    }

    public @Nullable Webhook find(String owner, String id) {
        return reads.read(sql -> sql.first(ONE, Webhooks::webhook, owner, id));
    }

    /** Whether there was one. What is under way to it may still arrive. */
    public boolean remove(String owner, String id) {
        return write(sql -> sql.update(REMOVE, owner, id) == 1);
    }

    /**
     * The latest first.
     *
     * @param before only those tried before this one; null from the latest
     */
    public List<Delivery> deliveries(String id, @Nullable Long before, int limit) {
        return reads.read(
                sql -> sql.list(DELIVERIES, Webhooks::delivery, id, before, before, limit));
    }

    <T> T write(Function<Sql, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                return result;
            } catch (RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }

    static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                row.getString("owner"),
                row.getString("url"),
                row.getBytes("secret"),
                new Filters(
                        row.getString("donor"),
                        row.getString("recipient"),
                        row.getString("item"),
                        row.getString("category"),
                        row.getString("status")),
                row.getLong("position"),
                row.getString("disabled_because"),
                row.getInt("failures"),
                Objects.requireNonNull(Sql.instant(row, "next_try")),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        int status = row.getInt("http_status");
        Integer httpStatus = row.wasNull() ? null : status;
        return new Delivery(
                row.getLong("id"),
                new Try(
                        row.getLong("cursor"),
                        row.getInt("attempt"),
                        Objects.requireNonNull(Sql.instant(row, "tried_at")),
                        row.getLong("millis"),
                        httpStatus,
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("detail")));
    }
}
