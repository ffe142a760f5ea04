package org.aidwire.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One process of the stack: how it is started, where it logs, how it is stopped. May be started
 * again.
 */
public final class Child {
    /**
     * What a child sees of this process's environment: nothing by which its settings could be
     * changed.
     */
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "TMPDIR");

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final DataDirectory directory;
    private final Belongings belongings;
    private final Runnable beforeStart;
    private volatile @Nullable Process process;
    private volatile long startedNanos;
    private volatile long endedNanos;

    Child(
            String name,
            List<String> command,
            Map<String, String> environment,
            DataDirectory directory,
            Belongings belongings,
            Runnable beforeStart) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.belongings = belongings;
        this.beforeStart = beforeStart;
    }

    public String name() {
        return name;
    }

    public Path log() {
        return directory.log(name);
    }

    public void start() {
        beforeStart.run();
        try {
            Path log = belongings.claim(directory.log(name));
            if (Files.exists(log)) {
                Files.move(
                        log,
                        belongings.claim(directory.formerLog(name)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.top().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            Map<String, String> seen = builder.environment();
            seen.keySet().retainAll(PASSED_ON);
            seen.put("LANG", "C.UTF-8");
            seen.put("TZ", "UTC");
            seen.putAll(environment);
            Process started = builder.start();
            startedNanos = System.nanoTime();
            started.onExit().thenRun(() -> endedNanos = System.nanoTime());
            process = started;
            Leftovers.record(directory, belongings, name, started.toHandle());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** The exit code of a child that has ended. */
    public int exitCode() {
        Process current = process;
        return current == null ? 0 : current.exitValue();
    }

    /** From its start to its end; of one that runs, or ended this moment, until now. */
    public Duration lived() {
        return Duration.ofNanos(end() - startedNanos);
    }

    /** How long ago it ended. */
    public Duration ended() {
        return Duration.ofNanos(System.nanoTime() - end());
    }

    private long end() {
        long ended = endedNanos;
        return ended - startedNanos > 0 ? ended : System.nanoTime();
    }

    /** Lets the leash go and waits; what has not ended by then is ended. */
    public void stop(Duration patience) {
        Process current = process;
        if (current == null) {
            return;
        }
        try {
            current.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // The pipe has no reader any more: the child is ending.
        }
        try {
            if (!current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                current.descendants().forEach(ProcessHandle::destroyForcibly);
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Leftovers.forget(directory, name);
    }
}
