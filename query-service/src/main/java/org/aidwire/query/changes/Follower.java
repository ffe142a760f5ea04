package org.aidwire.query.changes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aidwire.query.http.ReadJson;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.StoreFailure;
import org.aidwire.query.view.ChangeCursor;
import org.aidwire.query.view.ChangeEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client of the stream, from its first batch to its last. The client's position is where it has
 * been told that it is; nothing about it outlives the connection.
 */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    /** Between looks at a store that does not answer. */
    private static final Duration OUTAGE_LOOK = Duration.ofSeconds(1);

    /** Clients that lost the same server at one time do not come back at one time. */
    private static final int SOONEST_RETURN_MILLIS = 1_000;

    private static final int LATEST_RETURN_MILLIS = 5_000;

    /** The client is gone, or has been closed for its slowness. */
    private static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final HttpServerResponse response;
    private final ChangeTail tail;
    private final FollowSettings settings;
    private final StreamMetrics metrics;
    private final ChangeReads.Wanted wanted;
    private volatile boolean gone;

    Follower(
            HttpServerResponse response,
            ChangeTail tail,
            FollowSettings settings,
            StreamMetrics metrics,
            ChangeReads.Wanted wanted) {
        this.response = response;
        this.tail = tail;
        this.settings = settings;
        this.metrics = metrics;
        this.wanted = wanted;
    }

    /** Returns when the client is gone or the service stops. */
    void follow(long from) throws InterruptedException {
        response.closeHandler(
                _ -> {
                    gone = true;
                    tail.wake();
                });
        try {
            // The first bytes tell where the stream begins, also where nothing is there yet.
            write(comeBackLater() + cursorEvent(from));
            long position = from;
            while (!gone && !tail.isClosing()) {
                position = step(position);
            }
            write(comeBackLater() + "\n");
        } catch (Gone end) {
            LOG.debug("a client of the stream is gone");
        }
    }

    /** Reads and writes what is there, or waits for more; where that leaves the client. */
    private long step(long position) throws InterruptedException, Gone {
        ChangeReads.Slice slice = read(position);
        if (slice == null) {
            tail.awaitBeyond(Long.MAX_VALUE, OUTAGE_LOOK, () -> gone);
            write(":\n\n");
            return position;
        }
        if (slice.last() < position) {
            // Another log took this one's place: the client learns so when it comes back.
            throw new Gone();
        }
        if (slice.to() > position) {
            write(batch(slice, position));
            metrics.delivered(slice.entries().size());
        }
        if (slice.to() >= slice.last()
                && !tail.awaitBeyond(slice.to(), settings.heartbeat(), () -> gone)) {
            write(":\n\n");
        }
        return slice.to();
    }

    /** Null where the store does not answer now: the stream outlives that. */
    private ChangeReads.@Nullable Slice read(long position) {
        try {
            return tail.after(position, wanted, settings.batch());
        } catch (TurnedAway crowded) {
            return null;
        } catch (StoreFailure failure) {
            if (failure.kind() == StoreFailure.Kind.PERMANENT) {
                throw failure;
            }
            return null;
        }
    }

    /** The changes, and where nothing wanted came last, how far the client is. */
    private static String batch(ChangeReads.Slice slice, long position) {
        StringBuilder text = new StringBuilder();
        long told = position;
        for (ChangeReads.Entry entry : slice.entries()) {
            ChangeEvent event = ChangeEvent.of(entry);
            text.append("id: ")
                    .append(event.cursor())
                    .append("\nevent: change\ndata: ")
                    .append(new String(ReadJson.write(event), StandardCharsets.UTF_8))
                    .append("\n\n");
            told = entry.cursor();
        }
        return text + (told < slice.to() ? cursorEvent(slice.to()) : "");
    }

    private static String cursorEvent(long position) {
        String cursor = ChangeCursor.write(position);
        return "id: " + cursor + "\nevent: cursor\ndata: {\"cursor\":\"" + cursor + "\"}\n\n";
    }

    private static String comeBackLater() {
        return "retry: "
                + ThreadLocalRandom.current().nextInt(SOONEST_RETURN_MILLIS, LATEST_RETURN_MILLIS)
                + "\n";
    }

    /** Returns when the client has taken it, or as much as lies on the way to it. */
    private void write(String text) throws InterruptedException, Gone {
        if (gone) {
            throw new Gone();
        }
        try {
            response.write(Buffer.buffer(text))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.slowest().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            metrics.tooSlow();
            response.reset();
            throw new Gone();
        } catch (ExecutionException | IllegalStateException closed) {
            throw new Gone();
        }
    }
}
