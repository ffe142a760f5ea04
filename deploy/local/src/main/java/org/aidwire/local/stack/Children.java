package org.aidwire.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.aidwire.local.process.Child;
import org.jspecify.annotations.Nullable;

/**
 * The running children. Once the stop has begun none is started any more, so that a Ctrl-C during
 * the start leaves nothing behind.
 */
final class Children {
    /** What the others need stands below them: it is stopped after them. */
    enum Layer {
        ENGINES,
        SERVICES
    }

    private record Started(Child child, Layer layer) {}

    /**
     * The services finish requests and commit a batch; the broker closes its log; Postgres
     * checkpoints.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** What ends so often is broken, and starting it again would only fill its log. */
    private static final int RESTARTS = 10;

    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final PrintStream out;
    private final List<Started> started = new ArrayList<>();
    private final Deque<Long> restarts = new ArrayDeque<>();
    private boolean stopping;

    Children(PrintStream out) {
        this.out = out;
    }

    synchronized void start(Child child, Layer layer) {
        if (!stopping) {
            child.start();
            started.add(new Started(child, layer));
        }
    }

    /**
     * The upper layer first, in it the latest first: nothing loses what it needs to end in good
     * order.
     */
    void stop() {
        List<Started> running;
        synchronized (this) {
            stopping = true;
            running =
                    started.stream()
                            .sorted(Comparator.comparing(Started::layer))
                            .toList()
                            .reversed();
        }
        running.forEach(each -> each.child().stop(PATIENCE));
    }

    /**
     * Starts again what ends by itself; returns when that happens too often, with the child that
     * did.
     */
    Child watch() throws InterruptedException {
        while (true) {
            Child tired = restartTheDead();
            if (tired != null) {
                return tired;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private synchronized @Nullable Child restartTheDead() {
        if (stopping) {
            return null;
        }
        for (Started each : started) {
            Child child = each.child();
            if (!child.isAlive()) {
                if (tooOften()) {
                    return child;
                }
                out.println(
                        "%s ended with code %d; starting it again (log: %s)"
                                .formatted(child.name(), child.exitCode(), child.log()));
                child.start();
            }
        }
        return null;
    }

    private boolean tooOften() {
        long now = System.nanoTime();
        restarts.addLast(now);
        while (now - restarts.getFirst() > WITHIN.toNanos()) {
            restarts.removeFirst();
        }
        return restarts.size() > RESTARTS;
    }
}
