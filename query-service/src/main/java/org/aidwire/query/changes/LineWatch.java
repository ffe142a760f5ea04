package org.aidwire.query.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.NextChange;

/** Those who wait for a single line, at the same end of the log as all others who wait. */
@ApplicationScoped
class LineWatch implements NextChange {

    private static final int AT_ONCE = 256;

    private final ReadRoom room;
    private final ChangeReads changes;
    private final ChangeTail tail;
    private final Semaphore waiting;

    LineWatch(ReadRoom room, ChangeReads changes, ChangeTail tail, FollowSettings settings) {
        this.room = room;
        this.changes = changes;
        this.tail = tail;
        this.waiting = new Semaphore(settings.waiting());
    }

    @Override
    public long last() {
        return room.read(changes::last);
    }

    @Override
    public void await(LineId line, long since, Duration longest) {
        if (!waiting.tryAcquire()) {
            throw new TurnedAway("too many wait for a line at once");
        }
        tail.join();
        try {
            await(line, since, System.nanoTime() + longest.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnedAway("interrupted");
        } finally {
            tail.leave();
            waiting.release();
        }
    }

    private void await(LineId line, long since, long deadline) throws InterruptedException {
        long at = since;
        while (!tail.isClosing()) {
            ChangeReads.Slice slice = tail.after(at, ChangeReads.Wanted.ALL, AT_ONCE);
            if (at > slice.last()
                    || slice.entries().stream().anyMatch(e -> e.line().equals(line))) {
                return;
            }
            at = slice.to();
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()
                    || (at >= slice.last() && !tail.awaitBeyond(at, left, () -> false))) {
                return;
            }
        }
    }
}
