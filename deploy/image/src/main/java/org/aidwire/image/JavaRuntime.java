package org.aidwire.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Java of the modules that the services need, of the JDK that runs this. */
final class JavaRuntime {

    private static final String MODULES =
            "java.se,jdk.unsupported,jdk.management,jdk.naming.dns,jdk.net,jdk.jfr,jdk.zipfs,"
                    + "jdk.crypto.ec";

    private JavaRuntime() {}

    static void linkTo(Path home) {
        if (Files.exists(home)) {
            return;
        }
        Program.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--strip-java-debug-attributes",
                        "--output",
                        home.toString()));
    }
}
