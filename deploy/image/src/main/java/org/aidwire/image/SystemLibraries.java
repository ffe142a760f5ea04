package org.aidwire.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of this machine's system that a Java links to: the C library and its loader. */
final class SystemLibraries {

    /** {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x0)}, or the loader by itself. */
    private static final Pattern LINKED =
            Pattern.compile("^\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$", Pattern.MULTILINE);

    private SystemLibraries() {}

    /** Copies them to the same places under another root. */
    static void copyFor(Path java, Path root) throws IOException {
        for (String library : linkedBy(java)) {
            Path copy = root.resolve(library.substring(1));
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(library).toRealPath(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Set<String> linkedBy(Path java) throws IOException {
        Set<String> linked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(java)) {
            List<Path> linking =
                    files.filter(
                                    file ->
                                            file.endsWith("bin/java")
                                                    || file.toString().endsWith(".so"))
                            .toList();
            for (Path file : linking) {
                Matcher line = LINKED.matcher(Program.run(List.of("ldd", file.toString())));
                while (line.find()) {
                    if (!line.group(1).startsWith(java.toString())) {
                        linked.add(line.group(1));
                    }
                }
            }
        }
        return linked;
    }
}
