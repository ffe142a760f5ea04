package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aidwire.query.store.Webhooks.Outcome;
import org.aidwire.query.store.Webhooks.Try;
import org.aidwire.query.store.Webhooks.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers to which webhook: a lease, so that nothing of the store is held while receivers take
 * their time. All times are the database's, so the clocks of replicas do not matter. Whoever has
 * lost its lease changes nothing any more; what it has delivered is delivered again.
 */
@ApplicationScoped
public class WebhookTurns {

    /** Others that look at the same moment pass over what one has just taken. */
    private static final String TAKE =
            """
            update webhook
            set lease = ?, leased_until = now() + ? * interval '1 millisecond'
            where id in (
                select id
                from webhook
                where disabled_because is null
                  and next_try <= now()
                  and (leased_until is null or leased_until <= now())
                  and position <> (select coalesce(max(cursor), 0) from change)
                order by next_try
                limit ?
                for update skip locked)
            returning
            """
                    + Webhooks.COLUMNS;

    private static final String GIVE_BACK =
            """
            update webhook
            set lease = null, leased_until = null
            where id = ? and lease = ?
            """;

    private static final String MOVE =
            """
            update webhook
            set position = ?, failures = 0, failing_since = null
            where id = ? and lease = ?
            """;

    /** Given up where it has failed for too long: nothing is skipped. */
    private static final String PUT_OFF =
            """
            update webhook
            set failures = failures + 1,
                failing_since = coalesce(failing_since, now()),
                next_try = now() + ? * interval '1 millisecond',
                disabled_because = case
                    when failing_since < now() - ? * interval '1 millisecond' then ?
                end,
                lease = null,
                leased_until = null
            where id = ? and lease = ?
            """;

    private static final String DISABLE =
            """
            update webhook
            set disabled_because = ?, lease = null, leased_until = null
            where id = ? and lease = ?
            """;

    private static final String NOTE =
            """
            insert into webhook_delivery (webhook_id, cursor, attempt, tried_at, millis,
                http_status, outcome, detail)
            select id, ?, ?, ?, ?, ?, ?, ?
            from webhook
            where id = ?
            """;

    private static final String FORGET =
            """
            delete from webhook_delivery
            where webhook_id = ? and id <= (
                select id
                from webhook_delivery
                where webhook_id = ?
                order by id desc
                offset ?
                limit 1)
            """;

    private final Webhooks webhooks;

    WebhookTurns(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** A webhook to deliver to, for as long as the lease holds. */
    public record Turn(Webhook webhook, String lease) {}

    /** Takes webhooks that are due and have changes before them. */
    public List<Turn> take(Duration lease, int limit) {
        String name = UUID.randomUUID().toString();
        return webhooks.write(
                sql ->
                        sql.list(
                                TAKE,
                                row -> new Turn(Webhooks.webhook(row), name),
                                name,
                                lease.toMillis(),
                                limit));
    }

    public void giveBack(Turn turn) {
        webhooks.write(sql -> sql.update(GIVE_BACK, turn.webhook().id(), turn.lease()));
    }

    /**
     * Notes that all up to a cursor is delivered or not wanted.
     *
     * @param done null where nothing was to be delivered
     * @param kept how many tries are kept
     * @return whether the turn goes on
     */
    public boolean moved(Turn turn, long position, @Nullable Try done, int kept) {
        return webhooks.write(
                sql -> {
                    if (done != null) {
                        note(sql, turn, done, kept);
                    }
                    return sql.update(MOVE, position, turn.webhook().id(), turn.lease()) == 1;
                });
    }

    /** Notes a failure; the turn ends, until the wait is over. */
    public void failed(Turn turn, Try done, Duration wait, GivingUp givingUp, int kept) {
        String id = turn.webhook().id();
        webhooks.write(
                sql -> {
                    note(sql, turn, done, kept);
                    return done.outcome() == Outcome.GONE
                            ? sql.update(DISABLE, givingUp.why(), id, turn.lease())
                            : sql.update(
                                    PUT_OFF,
                                    wait.toMillis(),
                                    givingUp.after().toMillis(),
                                    givingUp.why(),
                                    id,
                                    turn.lease());
                });
    }

    /** After how long of nothing but failures, and what is then said. */
    public record GivingUp(Duration after, String why) {}

    private static void note(Sql sql, Turn turn, Try done, int kept) {
        String id = turn.webhook().id();
        sql.update(
                NOTE,
                done.cursor(),
                done.attempt(),
                done.triedAt(),
                done.millis(),
                done.httpStatus(),
                done.outcome(),
                done.detail(),
                id);
        sql.update(FORGET, id, id, kept);
    }
}
