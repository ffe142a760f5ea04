package org.aidwire.local.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The hold of one stack on its data directory. The lock is the operating system's: it goes with the
 * process, however that ends; the process id in the file only serves the message.
 */
public final class Occupancy implements AutoCloseable {
    private final FileChannel channel;

    private Occupancy(FileChannel channel) {
        this.channel = channel;
    }

    /** Refuses where another stack holds the directory; makes nothing. */
    public static void refuseIfTaken(DataDirectory directory) {
        if (Files.isRegularFile(directory.owner())) {
            take(directory).close();
        }
    }

    public static Occupancy take(DataDirectory directory) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            directory.owner(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(directory);
            }
            return new Occupancy(channel);
        } catch (IOException failed) {
            throw new InTheWay(directory.owner() + " cannot be locked: " + failed.getMessage());
        }
    }

    /** Leaves this process's id for the message of whoever comes next. */
    public void sign() {
        try {
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            (ProcessHandle.current().pid() + "\n")
                                    .getBytes(StandardCharsets.UTF_8)),
                    0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static InTheWay inUse(DataDirectory directory) throws IOException {
        String owner = firstLine(directory.owner());
        return new InTheWay(
                """
                %s is in use by process %s (another aidwire up).
                Stop that one (Ctrl-C there, or kill %s), or give this one a directory of its own with --data DIR \
                and ports with --port-offset N."""
                        .formatted(directory.top(), owner, owner));
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readAllLines(file).stream().findFirst().orElse("(starting)");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
