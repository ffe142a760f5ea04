package org.aidwire.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aidwire.local.disk.DataDirectory;
import org.aidwire.local.disk.InTheWay;
import org.aidwire.local.disk.Keys;

/** How a program that refuses to run as root is run here. */
sealed interface Unprivileged {

    /** The command that runs this one without privileges. */
    List<String> command(List<String> line);

    /** Where the program may keep its files. */
    Path home(DataDirectory directory);

    /** The file as the program can read it. */
    Path readable(Path file, Path home);

    /** Not root: nothing to do. */
    record AsIs() implements Unprivileged {
        @Override
        public List<String> command(List<String> line) {
            return line;
        }

        @Override
        public Path home(DataDirectory directory) {
            return directory.postgres();
        }

        @Override
        public Path readable(Path file, Path home) {
            return file;
        }
    }

    /**
     * Root in a user namespace in which it is nobody. Outside it is still the same user, so it
     * reaches its files below a home that is closed to all others.
     */
    record InNamespace() implements Unprivileged {
        @Override
        public List<String> command(List<String> line) {
            return prefixed(List.of("unshare", "-U"), line);
        }

        @Override
        public Path home(DataDirectory directory) {
            return directory.postgres();
        }

        @Override
        public Path readable(Path file, Path home) {
            return file;
        }
    }

    /**
     * Root where namespaces are forbidden, as in many containers: another user, who does not reach
     * into root's home. So the files lie in a directory that is that user's, named after the data
     * directory.
     */
    record AsNobody() implements Unprivileged {
        private static final String NOBODY = "65534";

        @Override
        public List<String> command(List<String> line) {
            return prefixed(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
                    line);
        }

        @Override
        public Path home(DataDirectory directory) {
            Path home =
                    Path.of(
                            "/var/tmp",
                            "aidwire-" + Keys.sha256(directory.top().toString()).substring(0, 16));
            give(home);
            return home;
        }

        @Override
        public Path readable(Path file, Path home) {
            try {
                Path copy = home.resolve("password");
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                give(copy);
                return copy;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void give(Path path) {
            try {
                if (path.getFileName().toString().startsWith("aidwire-")) {
                    Files.createDirectories(path);
                }
                Files.setAttribute(path, "unix:uid", Integer.valueOf(NOBODY));
                Files.setAttribute(path, "unix:gid", Integer.valueOf(NOBODY));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static Unprivileged onThisMachine() {
        if (!isRoot()) {
            return new AsIs();
        }
        for (Unprivileged way : List.of(new InNamespace(), new AsNobody())) {
            if (works(way.command(List.of("true")))) {
                return way;
            }
        }
        throw new InTheWay(
                "Postgres does not run as root, and neither unshare nor setpriv (util-linux) works here."
                        + " Run aidwire as another user.");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException noProc) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process probe =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> prefixed(List<String> prefix, List<String> line) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(line);
        return all;
    }
}
