package org.aidwire.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.query.store.WebhookTurns.GivingUp;
import org.aidwire.query.store.WebhookTurns.Turn;
import org.aidwire.query.store.Webhooks.Filters;
import org.aidwire.query.store.Webhooks.Outcome;
import org.aidwire.query.store.Webhooks.Try;
import org.aidwire.query.store.Webhooks.Webhook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final GivingUp AFTER_LONG = new GivingUp(LONG, "for long");
    private static final Instant NOW = Instant.parse("2024-11-26T00:00:00Z");

    private final DataSource database = TestDatabase.empty();
    private final StoredLines stored = new StoredLines(database);
    private final Webhooks webhooks = new Webhooks(database, new SnapshotReads(database));
    private final WebhookTurns turns = new WebhookTurns(webhooks);

    @BeforeEach
    void aChange() {
        stored.change(
                """
                insert into change (cursor, aid_id, revision, rule, changed_at)
                select n, 'kr.ua.energy', n, 'R4', now() from generate_series(1, 3) as n
                """);
    }

    @Test
    void a_webhook_is_one_takers_at_a_time() {
        add("a", 0);
        add("b", 1);
        add("done", 3);

        List<Turn> taken = turns.take(LONG, 10);

        assertThat(taken)
                .extracting(turn -> turn.webhook().id())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(turns.take(LONG, 10)).isEmpty();
        taken.forEach(turns::giveBack);
        assertThat(turns.take(LONG, 1)).hasSize(1);
    }

    @Test
    void who_slept_through_its_lease_changes_nothing() {
        add("a", 0);
        Turn slept = turns.take(Duration.ZERO, 1).getFirst();
        Turn next = turns.take(LONG, 1).getFirst();

        assertThat(turns.moved(slept, 3, null, 10)).isFalse();
        turns.failed(slept, tried(1, Outcome.GONE), Duration.ZERO, AFTER_LONG, 10);
        assertThat(webhooks.find("key", "a").position()).isZero();
        assertThat(webhooks.find("key", "a").disabledBecause()).isNull();
        assertThat(turns.moved(next, 2, tried(2, Outcome.DELIVERED), 10)).isTrue();
        assertThat(webhooks.find("key", "a").position()).isEqualTo(2);
    }

    @Test
    void what_failed_waits_and_is_counted_until_something_is_delivered() {
        add("a", 0);

        turns.failed(turn(), tried(1, Outcome.FAILED), Duration.ofHours(1), AFTER_LONG, 10);
        assertThat(turns.take(LONG, 1)).isEmpty();
        stored.change("update webhook set next_try = now()");
        turns.failed(turn(), tried(1, Outcome.FAILED), Duration.ZERO, AFTER_LONG, 10);
        assertThat(webhooks.find("key", "a").failures()).isEqualTo(2);

        turns.moved(turn(), 1, tried(1, Outcome.DELIVERED), 10);
        assertThat(webhooks.find("key", "a").failures()).isZero();
    }

    @Test
    void after_long_enough_of_failures_it_is_given_up_where_it_stands() {
        add("a", 1);
        turns.failed(turn(), tried(2, Outcome.FAILED), Duration.ZERO, AFTER_LONG, 10);
        stored.change("update webhook set failing_since = now() - interval '2 minutes'");

        turns.failed(turn(), tried(2, Outcome.FAILED), Duration.ZERO, AFTER_LONG, 10);

        assertThat(webhooks.find("key", "a").disabledBecause()).isEqualTo("for long");
        assertThat(webhooks.find("key", "a").position()).isEqualTo(1);
        assertThat(turns.take(LONG, 1)).isEmpty();
    }

    @Test
    void so_many_tries_are_kept_and_so_many_webhooks_of_a_key() {
        add("a", 0);
        for (int i = 0; i < 5; i++) {
            turns.failed(turn(), tried(1, Outcome.FAILED), Duration.ZERO, AFTER_LONG, 3);
        }

        assertThat(webhooks.deliveries("a", null, 10)).hasSize(3);
        assertThat(webhooks.add(webhook("b", 0), 1)).isFalse();
        assertThat(webhooks.add(webhook("b", 0), 2)).isTrue();
        assertThat(webhooks.remove("key", "a")).isTrue();
        assertThat(webhooks.deliveries("a", null, 10)).isEmpty();
    }

    private Turn turn() {
        return turns.take(LONG, 1).getFirst();
    }

    private void add(String id, long position) {
        assertThat(webhooks.add(webhook(id, position), 10)).isTrue();
    }

    private static Webhook webhook(String id, long position) {
        return new Webhook(
                id,
                "key",
                "https://desk.example/",
                new byte[] {1},
                new Filters(null, null, null, null, null),
                position,
                null,
                0,
                NOW,
                NOW);
    }

    private static Try tried(long cursor, Outcome outcome) {
        return new Try(cursor, 1, NOW, 5, null, outcome, null);
    }
}
