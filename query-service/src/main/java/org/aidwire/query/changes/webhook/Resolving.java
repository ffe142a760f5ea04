package org.aidwire.query.changes.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names to addresses that may be connected to. Looked up on a few threads of its own: a resolver
 * may be silent for long, and holds its thread meanwhile.
 */
@ApplicationScoped
class Resolving {

    private static final int THREADS = 4;
    private static final long LONGEST_SECONDS = 5;

    /** What became of a name. */
    sealed interface Resolved {

        record Found(InetAddress address) implements Resolved {}

        /** It has an address that is not of the public internet. */
        record Forbidden() implements Resolved {}

        record Unknown() implements Resolved {}
    }

    private final boolean allowPrivate;
    private final ThreadPoolExecutor lookups =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(64),
                    Thread.ofPlatform().name("aidwire-resolve-", 0).daemon().factory());

    Resolving(WebhookSettings settings) {
        this.allowPrivate = settings.allowPrivate();
        lookups.allowCoreThreadTimeOut(true);
    }

    /** One forbidden address is enough: which of several is used would be the name's to choose. */
    Resolved resolve(String host) throws InterruptedException {
        Future<InetAddress[]> lookup;
        try {
            lookup = lookups.submit(() -> InetAddress.getAllByName(host));
        } catch (RejectedExecutionException crowded) {
            return new Resolved.Unknown();
        }
        try {
            List<InetAddress> addresses = List.of(lookup.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            if (!allowPrivate && !addresses.stream().allMatch(PublicAddresses::include)) {
                return new Resolved.Forbidden();
            }
            return new Resolved.Found(addresses.getFirst());
        } catch (ExecutionException | TimeoutException unknown) {
            lookup.cancel(true);
            return new Resolved.Unknown();
        }
    }

    @PreDestroy
    void stop() {
        lookups.shutdownNow();
    }
}
