package org.aidwire.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child that is a Java program, run by the Java that runs this one. */
record JavaCommand(String classPath, List<String> options, String main, List<String> arguments) {

    JavaCommand {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /**
     * Ctrl-C in a terminal goes to every process there at once; only this one is to act on it, so
     * that the children end in order. Java leaves a signal alone that was ignored when it started.
     */
    private static final String DEAF_TO_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    /** Without Java's warnings about what compression libraries and Netty have always done. */
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    List<String> line() {
        List<String> line =
                new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_THE_TERMINAL, "aidwire"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(QUIET);
        line.addAll(options);
        line.addAll(List.of("-cp", classPath, Leash.class.getName(), main));
        line.addAll(arguments);
        return line;
    }

    /** That of this process, as a child sees it that stands in another directory. */
    static String ownClassPath() {
        String separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(separator));
    }
}
