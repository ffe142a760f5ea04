package org.aidwire.local.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which process listens on a port, where the system shows it (Linux, and only what this user may
 * see). A help for the message, so whatever cannot be read is taken as not known.
 */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    static Optional<String> of(int port) {
        try {
            Set<String> sockets = new HashSet<>();
            for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
                if (Files.isReadable(table)) {
                    sockets.addAll(listening(table, port));
                }
            }
            return sockets.isEmpty() ? Optional.empty() : holder(sockets);
        } catch (IOException | UncheckedIOException notShown) {
            return Optional.empty();
        }
    }

    private static Set<String> listening(Path table, int port) throws IOException {
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        Set<String> inodes = new HashSet<>();
        for (String line : Files.readAllLines(table)) {
            List<String> fields = List.of(line.strip().split("\\s+"));
            if (fields.size() > INODE
                    && fields.get(1).endsWith(suffix)
                    && fields.get(STATE).equals(LISTENING)) {
                inodes.add("socket:[" + fields.get(INODE) + "]");
            }
        }
        return inodes;
    }

    private static Optional<String> holder(Set<String> sockets) throws IOException {
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(process.getFileName() + " (" + name + ")");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path handle : handles) {
                if (sockets.contains(Files.readSymbolicLink(handle).toString())) {
                    return true;
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
        return false;
    }
}
