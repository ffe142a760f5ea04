package org.aidwire.query.http;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The bound on reads in flight. Virtual threads cost nothing, so without it every request that
 * arrives would queue for a connection, the projection behind them.
 *
 * <p>Folds compute instead of waiting. They get threads of their own: a handful of them on the
 * carriers of the virtual threads would hold up every other answer.
 */
@ApplicationScoped
public class ReadRoom {

    private static final String CROWDED = "too many reads at once";
    private static final String SILENT = "the store did not answer in time";

    /** Within a fold, which is given up as a whole. */
    private static final ScopedValue<Boolean> FOLDING = ScopedValue.newInstance();

    private final Schema schema;
    private final Semaphore reads;
    private final Semaphore folds;
    private final Semaphore wholeHistories;
    private final Duration patience;
    private final Duration giveUpAfter;
    private final Duration giveUpFoldsAfter;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService folding =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("aidwire-fold-", 0).daemon().factory());

    ReadRoom(ReadSettings settings, Schema schema) {
        this.schema = schema;
        this.reads = new Semaphore(settings.atOnce(), true);
        this.folds = new Semaphore(settings.foldsAtOnce(), true);
        this.wholeHistories = new Semaphore(settings.wholeHistoriesAtOnce(), true);
        this.patience = settings.patience();
        this.giveUpAfter = settings.giveUpAfter();
        this.giveUpFoldsAfter = settings.giveUpFoldsAfter();
    }

    public <T extends @Nullable Object> T read(Supplier<T> read) {
        if (!schema.isMigrated()) {
            throw new TurnedAway("the schema is not there yet");
        }
        return within(
                reads, () -> FOLDING.isBound() ? read.get() : inTime(reading, giveUpAfter, read));
    }

    public <T extends @Nullable Object> T fold(Supplier<T> fold) {
        return within(
                folds,
                () ->
                        inTime(
                                folding,
                                giveUpFoldsAfter,
                                () -> ScopedValue.where(FOLDING, true).call(fold::get)));
    }

    public <T extends @Nullable Object> T foldWholeHistory(Supplier<T> fold) {
        return within(wholeHistories, () -> fold(fold));
    }

    private <T extends @Nullable Object> T within(Semaphore room, Supplier<T> work) {
        try {
            if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TurnedAway(CROWDED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnedAway(CROWDED);
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    /**
     * What is given up is left to end by itself: with the store's awakening or the socket's
     * timeout. To interrupt it would cost the pool the connection that it waits on.
     */
    private static <T extends @Nullable Object> T inTime(
            ExecutorService threads, Duration most, Supplier<T> work) {
        Future<T> result = threads.submit(work::get);
        try {
            return result.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            result.cancel(false);
            throw new TurnedAway(SILENT);
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new TurnedAway(CROWDED);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void close() {
        reading.shutdownNow();
        folding.shutdownNow();
    }
}
