package org.aidwire.query.changes.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.aidwire.query.changes.Selection;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoreFailure;
import org.aidwire.query.store.WebhookTurns;
import org.aidwire.query.store.WebhookTurns.GivingUp;
import org.aidwire.query.store.WebhookTurns.Turn;
import org.aidwire.query.store.Webhooks.Outcome;
import org.aidwire.query.store.Webhooks.Try;
import org.aidwire.query.store.Webhooks.Webhook;
import org.jboss.logging.Logger;

/**
 * Takes turns at webhooks that have changes before them. A turn goes through the log in its order,
 * one event after the other, and ends with the log, the first failure or its time.
 */
@ApplicationScoped
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    /** Changes read at a time. */
    private static final int AT_ONCE = 50;

    private static final GivingUp WANTED_NO_MORE =
            new GivingUp(Duration.ZERO, "the receiver answered 410 Gone");

    private final boolean delivers;
    private final Schema schema;
    private final WebhookTurns turns;
    private final ChangeReads changes;
    private final Sender sender;
    private final WebhookSettings settings;
    private final MeterRegistry registry;
    private final Semaphore free;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Deliveries(
            RoleSettings roles,
            Schema schema,
            WebhookTurns turns,
            ChangeReads changes,
            Sender sender,
            WebhookSettings settings,
            MeterRegistry registry) {
        this.delivers = roles.all().contains(Role.PROJECTOR);
        this.schema = schema;
        this.turns = turns;
        this.changes = changes;
        this.sender = sender;
        this.settings = settings;
        this.registry = registry;
        this.free = new Semaphore(settings.atOnce());
        for (Outcome outcome : Outcome.values()) {
            count(outcome, 0);
        }
    }

    private void count(Outcome outcome, int tries) {
        registry.counter("aidwire.webhook.deliveries", "outcome", outcome.name()).increment(tries);
    }

    void start(@Observes StartupEvent started) {
        if (delivers) {
            Thread.ofVirtual().name("aidwire-webhooks").start(this::run);
        }
    }

    private void run() {
        try {
            while (!stopped.await(settings.look().toNanos(), TimeUnit.NANOSECONDS)) {
                takeTurns();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeTurns() {
        int most = free.availablePermits();
        if (most == 0 || !schema.isMigrated()) {
            return;
        }
        try {
            for (Turn turn : turns.take(longestTurn().multipliedBy(2), most)) {
                free.acquireUninterruptibly();
                Thread.ofVirtual().name("aidwire-webhook").start(() -> deliver(turn));
            }
        } catch (StoreFailure failure) {
            LOG.debugf("webhooks wait for the store state=%s", failure.state());
        } catch (RuntimeException failure) {
            LOG.error("turns at webhooks cannot be taken", failure);
        }
    }

    /** After it no further try is begun; the lease is as long again, and longer than a try. */
    private Duration longestTurn() {
        return settings.answer().multipliedBy(2);
    }

    private void deliver(Turn turn) {
        try {
            goThroughTheLog(turn);
            turns.giveBack(turn);
        } catch (StoreFailure failure) {
            LOG.debugf("a turn ends with its lease state=%s", failure.state());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("a turn at a webhook failed", failure);
        } finally {
            free.release();
        }
    }

    private void goThroughTheLog(Turn turn) throws InterruptedException {
        ChangeReads.Wanted wanted = Selection.of(turn.webhook().filters());
        long end = System.nanoTime() + longestTurn().toNanos();
        long position = turn.webhook().position();
        Turn current = turn;
        while (stopped.getCount() > 0 && System.nanoTime() < end) {
            ChangeReads.Slice slice = changes.after(position, wanted, AT_ONCE);
            if (slice.last() < position) {
                // Another log than before: all of it is new to the receiver.
                position = 0;
                turns.moved(current, position, null, settings.keptDeliveries());
                continue;
            }
            for (ChangeReads.Entry change : slice.entries()) {
                if (stopped.getCount() == 0
                        || System.nanoTime() >= end
                        || !delivered(current, change)) {
                    return;
                }
                current = new Turn(withoutFailures(turn.webhook()), turn.lease());
            }
            if (slice.to() > position
                    && !turns.moved(current, slice.to(), null, settings.keptDeliveries())) {
                return;
            }
            position = slice.to();
            if (position >= slice.last()) {
                return;
            }
        }
    }

    /** Whether the turn goes on. */
    private boolean delivered(Turn turn, ChangeReads.Entry change) throws InterruptedException {
        Try done = sender.send(turn.webhook(), change, Instant.now());
        count(done.outcome(), 1);
        int kept = settings.keptDeliveries();
        return switch (done.outcome()) {
            case DELIVERED -> turns.moved(turn, change.cursor(), done, kept);
            case GONE -> {
                turns.failed(turn, done, Duration.ZERO, WANTED_NO_MORE, kept);
                yield false;
            }
            case FAILED -> {
                turns.failed(turn, done, wait(done.attempt()), givingUp(), kept);
                yield false;
            }
        };
    }

    private GivingUp givingUp() {
        return new GivingUp(
                settings.giveUpAfter(),
                "nothing was delivered for " + settings.giveUpAfter().toHours() + " hours");
    }

    /** Twice as long each time, up to a bound; less a part of it, so that many do not meet. */
    private Duration wait(int attempt) {
        long first = settings.firstWait().toMillis();
        long longest = settings.longestWait().toMillis();
        long bound = Math.min(longest, first << Math.min(attempt - 1, 30));
        return Duration.ofMillis(bound / 2 + ThreadLocalRandom.current().nextLong(bound / 2 + 1));
    }

    private static Webhook withoutFailures(Webhook webhook) {
        return new Webhook(
                webhook.id(),
                webhook.owner(),
                webhook.url(),
                webhook.secret(),
                webhook.filters(),
                webhook.position(),
                null,
                0,
                webhook.nextTry(),
                webhook.createdAt());
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        stopped.countDown();
    }
}
