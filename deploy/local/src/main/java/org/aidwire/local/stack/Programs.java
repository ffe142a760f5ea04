package org.aidwire.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.aidwire.local.disk.Belongings;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.process.Leash;

/**
 * The packaged services, copied into the data directory: a build in the checkout rewrites its jars,
 * and a Java program does not survive that.
 */
record Programs(Path checkout, DataDirectory directory, Belongings belongings) {

    static Path built(Path checkout, String service) {
        return checkout.resolve(service).resolve("target/quarkus-app");
    }

    Path of(String service) {
        Path built = built(checkout, service);
        if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
            throw new InTheWay(
                    service
                            + " is not built: "
                            + built
                            + " is missing. Build it with ./aidwire up.");
        }
        belongings.folder(directory.services());
        Path copy = belongings.claim(directory.services().resolve(service));
        try {
            if (Files.exists(copy)) {
                Belongings.deleteTree(copy);
            }
            copy(built, copy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return copy;
    }

    /** With the class that starts it; files keep their times, by which Java knows them. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
        if (Files.isRegularFile(Leash.home())) {
            Files.copy(Leash.home(), to.resolve(Leash.JAR), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
