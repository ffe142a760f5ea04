package org.aidwire.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.disk.Keys;
import org.aidwire.local.disk.Occupancy;
import org.aidwire.local.disk.Ports;
import org.aidwire.local.process.Leftovers;

/**
 * The data directory, taken and made ready for the children. Every refusal comes before anything is
 * made or deleted, so that a start that cannot succeed leaves no trace.
 */
record Grounds(DataDirectory directory, Belongings belongings, Ports ports, Occupancy occupancy)
        implements AutoCloseable {
    private static final Duration LEFTOVERS = Duration.ofSeconds(10);

    static Grounds take(Settings settings) {
        DataDirectory directory = new DataDirectory(settings.data());
        Occupancy.refuseIfTaken(directory);
        Leftovers.awaitTheirEnd(directory, LEFTOVERS);
        Ports.refuseIfTaken(settings.portOffset());
        make(directory.top());
        Belongings belongings = new Belongings(directory.top());
        belongings.folder(directory.run());
        belongings.claim(directory.owner());
        Occupancy occupancy = Occupancy.take(directory);
        occupancy.sign();
        if (settings.fresh()) {
            deleteElsewhere(directory);
            belongings.deleteAllBut(directory.owner());
        }
        belongings.folder(directory.logs());
        new Keys(directory).provide(belongings);
        Ports ports = Ports.atOffset(settings.portOffset());
        ports.write(directory, belongings);
        return new Grounds(directory, belongings, ports, occupancy);
    }

    private static void make(Path top) {
        try {
            if (!Files.isDirectory(top)) {
                Path parent = top.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(
                        top,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException refused) {
            throw new InTheWay(
                    "%s cannot be made (%s). Choose another directory with --data DIR."
                            .formatted(top, refused));
        }
    }

    private static void deleteElsewhere(DataDirectory directory) {
        try {
            if (Files.isRegularFile(directory.postgresElsewhere())) {
                Path elsewhere = Path.of(Files.readString(directory.postgresElsewhere()).strip());
                if (elsewhere.getFileName().toString().startsWith("aidwire-")
                        && Files.isDirectory(elsewhere)) {
                    Belongings.deleteTree(elsewhere);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        occupancy.close();
    }
}
