package org.aidwire.local.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A child that ends sooner than this after its start has not recovered. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /**
     * Between the starts of what ends soon: a full disk or a port that is not free yet passes, and
     * meanwhile each start would only fill the log.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** The exit code after kill -9: the doing of somebody else, and no reason to wait. */
    private static final int KILLED = 128 + 9;

    /** What ends soon so often in a row is broken: some four minutes. */
    private static final int TRIES = 30;

    private final PrintStream out;
    private final List<Started> started = new ArrayList<>();
    private final Map<Child, Integer> tries = new HashMap<>();
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
            if (child.isAlive()) {
                continue;
            }
            int tried = endedByItselfSoon(child) ? tries.getOrDefault(child, 0) : 0;
            if (tried >= TRIES) {
                return child;
            }
            if (child.ended().compareTo(wait(tried)) >= 0) {
                out.println(
                        "%s ended with code %d; starting it again (log: %s)"
                                .formatted(child.name(), child.exitCode(), child.log()));
                tries.put(child, tried + 1);
                child.start();
            }
        }
        return null;
    }

    private static boolean endedByItselfSoon(Child child) {
        return child.lived().compareTo(SOON) < 0 && child.exitCode() != KILLED;
    }

    private static Duration wait(int tried) {
        Duration wait = BETWEEN_LOOKS.multipliedBy(tried == 0 ? 0 : 1L << Math.min(tried, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
