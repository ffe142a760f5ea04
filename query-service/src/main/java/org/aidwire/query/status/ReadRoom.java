package org.aidwire.query.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aidwire.query.problem.ReadsCrowded;
import org.jspecify.annotations.Nullable;

/**
 * The bound on reads in flight. Virtual threads cost nothing, so without it every request that
 * arrives would queue for a connection, the projection behind them.
 */
@ApplicationScoped
class ReadRoom {

    private final Semaphore reads;
    private final Semaphore wholeHistories;
    private final Duration patience;

    ReadRoom(ReadSettings settings) {
        this.reads = new Semaphore(settings.atOnce(), true);
        this.wholeHistories = new Semaphore(settings.wholeHistoriesAtOnce(), true);
        this.patience = settings.patience();
    }

    <T extends @Nullable Object> T read(Supplier<T> read) {
        return within(reads, read);
    }

    <T extends @Nullable Object> T readWholeHistory(Supplier<T> read) {
        return within(wholeHistories, () -> within(reads, read));
    }

    private <T extends @Nullable Object> T within(Semaphore room, Supplier<T> read) {
        try {
            if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new ReadsCrowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadsCrowded();
        }
        try {
            return read.get();
        } finally {
            room.release();
        }
    }
}
