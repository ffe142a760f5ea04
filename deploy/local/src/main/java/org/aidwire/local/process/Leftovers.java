package org.aidwire.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;

/**
 * Children of a stack that was killed. They end by themselves; a start right after the kill waits
 * for that, since they still hold ports and files, and ends what does not. A process is known by
 * its id together with its time of start, for ids pass on to others.
 */
public final class Leftovers {

    private Leftovers() {}

    static void record(
            DataDirectory directory, Belongings belongings, String child, ProcessHandle handle) {
        belongings.write(directory.process(child), handle.pid() + " " + startOf(handle) + "\n");
    }

    static void forget(DataDirectory directory, String child) {
        try {
            Files.deleteIfExists(directory.process(child));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns when nothing of a former stack runs any more. */
    public static void awaitTheirEnd(DataDirectory directory, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (ProcessHandle leftover : of(directory)) {
            try {
                leftover.onExit()
                        .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException stillThere) {
                leftover.descendants().forEach(ProcessHandle::destroyForcibly);
                leftover.destroyForcibly();
                leftover.onExit().join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static List<ProcessHandle> of(DataDirectory directory) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(directory.run())) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.run(), "*.pid")) {
            for (Path file : files) {
                find(Files.readString(file).strip())
                        .ifPresent(
                                leftover -> {
                                    // A wrapper first: it is the one that ends what it wraps.
                                    found.add(leftover);
                                    leftover.descendants().forEach(found::add);
                                });
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private static Optional<ProcessHandle> find(String recorded) {
        List<String> parts = Stream.of(recorded.split(" ")).toList();
        if (parts.size() != 2 || !parts.stream().allMatch(part -> part.matches("-?\\d{1,18}"))) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts.get(0)))
                .filter(handle -> startOf(handle) == Long.parseLong(parts.get(1)));
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> start.toEpochMilli()).orElse(-1L);
    }
}
