package org.aidwire.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.aidwire.local.disk.Belongings;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The Postgres of this platform, from the archive on the class path, unpacked once. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Unpacks beside the target and then renames, so that the target is whole or absent. */
    static void unpack(Path target, Path beside) throws IOException {
        URL archive = archive();
        Path source = target.resolve(".unpacked-from");
        if (Files.exists(source) && Files.readString(source).equals(name(archive))) {
            return;
        }
        for (Path former : new Path[] {target, beside}) {
            if (Files.exists(former)) {
                Belongings.deleteTree(former);
            }
        }
        Files.createDirectories(
                beside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        extract(archive, beside);
        Files.writeString(beside.resolve(".unpacked-from"), name(archive));
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static URL archive() {
        String os =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        String machine =
                switch (System.getProperty("os.arch")) {
                    case "aarch64", "arm64" -> "arm_64";
                    default -> "x86_64";
                };
        String name = "postgres-" + os + "-" + machine + ".txz";
        URL found = PostgresBinaries.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new IllegalStateException(
                    "no Postgres for this platform: " + name + " is not on the class path");
        }
        return found;
    }

    /** The name of the jar, which holds the version. */
    private static String name(URL archive) {
        String path = archive.getPath();
        int end = path.indexOf('!');
        String jar = end < 0 ? path : path.substring(0, end);
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private static void extract(URL archive, Path into) throws IOException {
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("an entry leaves its archive: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
