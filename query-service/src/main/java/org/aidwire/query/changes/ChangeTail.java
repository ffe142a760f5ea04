package org.aidwire.query.changes;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.Schema;
import org.aidwire.query.store.StoreFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The end of the change log, for all in this process who wait for it. While somebody does, one
 * thread looks at it, keeps what is new in memory and wakes them; so a thousand readers at the end
 * of the log ask the store what one would. A failure of the store only makes them wait longer.
 *
 * <p>Looked at, and not listened to (LISTEN): a look needs no connection of its own that can break
 * unnoticed, works through a pooler, and costs one index row ten times a second.
 */
@ApplicationScoped
class ChangeTail {

    private static final Logger LOG = Logger.getLogger(ChangeTail.class);

    /** Changes kept: what a moment brings. Who is further behind reads from the store. */
    private static final int KEPT = 512;

    private static final int AT_ONCE = 256;

    private static final long UNKNOWN = -1;

    private final ChangeReads changes;
    private final ReadRoom room;
    private final Schema schema;
    private final long lookNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    private final ChangeReads.@Nullable Entry[] kept = new ChangeReads.Entry[KEPT];

    /** All of it guarded by the lock. What is kept are the changes of (start, end]. */
    private long start;

    private long end = UNKNOWN;
    private int followers;
    private @Nullable Thread looking;
    private volatile boolean closing;

    ChangeTail(ChangeReads changes, ReadRoom room, Schema schema, FollowSettings settings) {
        this.changes = changes;
        this.room = room;
        this.schema = schema;
        this.lookNanos = settings.look().toNanos();
    }

    /** Whether the service stops, and nobody may wait any longer. */
    boolean isClosing() {
        return closing;
    }

    /** From now on the end of the log is looked at; to be undone by {@link #leave}. */
    void join() {
        lock.lock();
        try {
            if (followers++ == 0) {
                // Nobody has looked for a while: what was known of the end may be long past.
                end = UNKNOWN;
                wanted.signal();
            }
            if (looking == null && !closing) {
                looking = Thread.ofPlatform().name("aidwire-changes").daemon().start(this::look);
            }
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            followers--;
        } finally {
            lock.unlock();
        }
    }

    /** How many have joined. */
    int followers() {
        lock.lock();
        try {
            return followers;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the log goes beyond a cursor; holds no connection and no turn at the store
     * meanwhile. Only for those who have joined.
     *
     * @param gone whether nobody waits for this any more; looked at after each {@link #wake}
     * @return whether the log goes beyond it
     */
    boolean awaitBeyond(long cursor, Duration longest, BooleanSupplier gone)
            throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (end <= cursor && left > 0 && !closing && !gone.getAsBoolean()) {
                left = moved.awaitNanos(left);
            }
            return end > cursor;
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait look whether they still have to. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The wanted changes after a cursor: from memory where they are recent, else the store's. */
    ChangeReads.Slice after(long cursor, ChangeReads.Wanted selection, int limit) {
        ChangeReads.Slice recent = recent(cursor, selection, limit);
        return recent == null ? room.read(() -> changes.after(cursor, selection, limit)) : recent;
    }

    private ChangeReads.@Nullable Slice recent(
            long cursor, ChangeReads.Wanted selection, int limit) {
        lock.lock();
        try {
            if (end == UNKNOWN || cursor < start || cursor >= end) {
                return null;
            }
            List<ChangeReads.Entry> found = new ArrayList<>();
            long to = cursor;
            while (to < end && found.size() < limit) {
                to++;
                ChangeReads.Entry entry = kept[(int) (to % KEPT)];
                if (entry != null && selection.fits(entry)) {
                    found.add(entry);
                }
            }
            return new ChangeReads.Slice(found, to, end);
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        while (!closing) {
            boolean more = false;
            try {
                long from = from();
                if (from == UNKNOWN) {
                    begin(schema.isMigrated() ? changes.last() : UNKNOWN);
                } else {
                    ChangeReads.Slice slice = changes.after(from, ChangeReads.Wanted.ALL, AT_ONCE);
                    keep(from, slice);
                    more = slice.to() < slice.last();
                }
            } catch (StoreFailure failure) {
                LOG.debugf("the end of the change log is not known state=%s", failure.state());
            } catch (RuntimeException failure) {
                LOG.warn("the end of the change log cannot be read", failure);
            }
            if (!more) {
                pause();
            }
        }
    }

    private long from() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    private void begin(long last) {
        lock.lock();
        try {
            start = last;
            end = last;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keep(long from, ChangeReads.Slice slice) {
        lock.lock();
        try {
            if (end != from) {
                return;
            }
            if (slice.last() < end) {
                // Another log than before: a model that was put in this one's place.
                begin(slice.last());
                return;
            }
            for (ChangeReads.Entry entry : slice.entries()) {
                kept[(int) (entry.cursor() % KEPT)] = entry;
                end = entry.cursor();
            }
            start = Math.max(start, end - KEPT);
            if (end > from) {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Until the next look; without end while nobody follows. */
    private void pause() {
        lock.lock();
        try {
            while (followers == 0 && !closing) {
                wanted.await();
            }
            long left = lookNanos;
            while (left > 0 && !closing) {
                left = wanted.awaitNanos(left);
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void close(@Observes ShutdownDelayInitiatedEvent draining) {
        close();
    }

    void close(@Observes @Priority(1) ShutdownEvent stopping) {
        close();
    }

    private void close() {
        lock.lock();
        try {
            closing = true;
            moved.signalAll();
            wanted.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
