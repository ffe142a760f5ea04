package org.aidwire.ingest.submission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The requests under way, bounded in number and in the bytes of their bodies: so is the memory they
 * take.
 */
@ApplicationScoped
class InFlight {

    private final long mostRequests;
    private final long mostBytes;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    InFlight(SubmissionConfig config, MeterRegistry metrics) {
        this(config.maxInFlight(), config.maxInFlightBytes().asLongValue(), metrics);
    }

    InFlight(long mostRequests, long mostBytes, MeterRegistry metrics) {
        this.mostRequests = mostRequests;
        this.mostBytes = mostBytes;
        Gauge.builder("aidwire.ingest.in.flight", requests, AtomicLong::doubleValue)
                .description("Requests under way")
                .register(metrics);
        Gauge.builder("aidwire.ingest.in.flight.bytes", bytes, AtomicLong::doubleValue)
                .description("Bytes of bodies held")
                .baseUnit("bytes")
                .register(metrics);
    }

    /** A place for one request, or null where all are taken. */
    @Nullable Place enter() {
        return within(requests, 1, mostRequests) ? new Place() : null;
    }

    private static boolean within(AtomicLong counter, long more, long most) {
        if (counter.addAndGet(more) <= most) {
            return true;
        }
        counter.addAndGet(-more);
        return false;
    }

    /**
     * Left once, by whom the request ends with: by the thread that works on it, or, where none
     * began to, by the gate when the client is gone.
     */
    final class Place implements AutoCloseable {

        private enum State {
            WAITING,
            WORKING,
            LEFT
        }

        private State state = State.WAITING;
        private long held;

        /** Room for more of the body; false where there is none. */
        synchronized boolean hold(long more) {
            if (state == State.LEFT || !within(bytes, more, mostBytes)) {
                return false;
            }
            held += more;
            return true;
        }

        /** False where the place was left already. */
        synchronized boolean work() {
            if (state != State.WAITING) {
                return false;
            }
            state = State.WORKING;
            return true;
        }

        /** The exchange is over; whoever works on it still leaves the place by itself. */
        synchronized void over() {
            if (state == State.WAITING) {
                close();
            }
        }

        @Override
        public synchronized void close() {
            if (state != State.LEFT) {
                state = State.LEFT;
                bytes.addAndGet(-held);
                requests.decrementAndGet();
            }
        }
    }
}
