package org.aidwire.query.changes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.aidwire.contract.Fault;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadJson;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.ChangeCursor;
import org.aidwire.query.view.ChangeEvent;
import org.jspecify.annotations.Nullable;

/** The change log for those who poll, or wait a while for the next change (http-feeds). */
@Path("/v1/changes")
@RunOnVirtualThread
public class ChangesResource {

    static final String LATEST = "latest";

    static final String POSITION = "Aidwire-Cursor";

    private static final String BATCH = "application/cloudevents-batch+json";

    /** Also what stands between may close a connection that says nothing for longer. */
    private static final int LONGEST_SECONDS = 60;

    private final Exchange exchange;
    private final ReadRoom room;
    private final ChangeReads changes;
    private final ChangeTail tail;
    private final Semaphore waiting;

    ChangesResource(
            Exchange exchange,
            ReadRoom room,
            ChangeReads changes,
            ChangeTail tail,
            FollowSettings settings) {
        this.exchange = exchange;
        this.room = room;
        this.changes = changes;
        this.tail = tail;
        this.waiting = new Semaphore(settings.waiting());
    }

    @GET
    public Response list() {
        Parameters in =
                exchange.parameters(
                        "cursor",
                        "limit",
                        "timeout",
                        "donor",
                        "recipient",
                        "item",
                        "category",
                        "status");
        ChangeReads.Wanted wanted = Selection.of(in);
        int limit = in.limit();
        Duration timeout = Duration.ofSeconds(in.whole("timeout", 0, LONGEST_SECONDS, 0));
        Long cursor = cursor(in);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        String type = exchange.accepted(BATCH, "application/json");
        if (type == null) {
            return exchange.notAcceptable(BATCH, "application/json");
        }
        long from = cursor == null ? room.read(changes::last) : cursor;
        ChangeReads.Slice slice =
                timeout.isZero()
                        ? room.read(() -> changes.after(from, wanted, limit))
                        : waitFor(from, wanted, limit, timeout);
        return from > slice.last() ? exchange.problem(beyond()) : reply(slice, type);
    }

    /** Where to go on; null at the end, 0 at the beginning. */
    static @Nullable Long cursor(Parameters in) {
        if (LATEST.equals(in.text("cursor"))) {
            return null;
        }
        Long cursor = in.after(ChangeCursor.LIST, ChangeCursor::number);
        return cursor == null ? Long.valueOf(0) : cursor;
    }

    static Problem beyond() {
        return Problem.ofParameters(
                List.of(
                        Fault.shape(
                                "/cursor",
                                "lies beyond the end of the change log: it is of another log;"
                                        + " start anew without a cursor")));
    }

    private Response reply(ChangeReads.Slice slice, String type) {
        return exchange.content(
                ReadJson.write(slice.entries().stream().map(ChangeEvent::of).toList()),
                type,
                Map.of(POSITION, ChangeCursor.write(slice.to())));
    }

    private ChangeReads.Slice waitFor(
            long from, ChangeReads.Wanted wanted, int limit, Duration timeout) {
        if (!waiting.tryAcquire()) {
            throw new TurnedAway("too many long polls at once");
        }
        tail.join();
        try {
            return firstWanted(from, wanted, limit, System.nanoTime() + timeout.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnedAway("interrupted");
        } finally {
            tail.leave();
            waiting.release();
        }
    }

    /** What is there now, else the first that comes before the deadline. */
    private ChangeReads.Slice firstWanted(
            long from, ChangeReads.Wanted wanted, int limit, long deadline)
            throws InterruptedException {
        ChangeReads.Slice slice = room.read(() -> changes.after(from, wanted, limit));
        while (slice.entries().isEmpty() && from <= slice.last() && !tail.isClosing()) {
            long at = slice.to();
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (at >= slice.last() && !tail.awaitBeyond(at, left, () -> false)) {
                break;
            }
            if (!left.isPositive()) {
                break;
            }
            slice = tail.after(at, wanted, limit);
        }
        return slice;
    }
}
