package org.aidwire.local.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files and directories that the stack made in a data directory. Each is entered in a list
 * before it is made, so that a kill at any instant leaves nothing unlisted, and only what the list
 * holds is ever written to or deleted.
 */
public final class Belongings {
    private static final String LIST = "made-by-aidwire";
    private static final Set<String> TREES_IN = Set.of("kafka", "postgres", "services");

    private final Path top;
    private final Set<String> made = new LinkedHashSet<>();

    public Belongings(Path top) {
        this.top = top;
        try {
            if (Files.isRegularFile(list())) {
                Files.readAllLines(list()).stream()
                        .filter(Belongings::staysBelow)
                        .forEach(made::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path list() {
        return top.resolve(LIST);
    }

    /** A list somebody edited must not reach out of the directory. */
    private static boolean staysBelow(String entry) {
        Path path = Path.of(entry);
        return !entry.isBlank()
                && !path.isAbsolute()
                && path.equals(path.normalize())
                && !path.startsWith("..");
    }

    /** A file, or a tree whose whole content is ours, that the stack is about to write. */
    public synchronized Path claim(Path path) {
        String entry = top.relativize(path).toString();
        if (!made.contains(entry)) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new InTheWay(
                        path
                                + " was not made by Aidwire and is in its place. Move it away, or choose another"
                                + " directory with --data DIR.");
            }
            enter(entry);
        }
        return path;
    }

    /**
     * A directory that may hold foreign files beside ours; one that was here before is used, not
     * owned.
     */
    public synchronized Path folder(Path path) {
        String entry = top.relativize(path).toString();
        if (Files.isDirectory(path)) {
            return path;
        }
        if (!made.contains(entry)) {
            claim(path);
        }
        try {
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException refused) {
            throw new InTheWay(path + " cannot be made: " + refused.getMessage());
        }
        return path;
    }

    /** Writes a file of ours whole or not at all, readable by its owner alone. */
    public synchronized void write(Path path, String content) {
        claim(path);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        claim(fresh);
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, content);
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes all that was made here except what is kept, the latest first, and nothing else. */
    public synchronized void deleteAllBut(Path kept) {
        List<String> entries = new ArrayList<>(made).reversed();
        for (String entry : entries) {
            Path path = top.resolve(entry);
            if (!kept.startsWith(path)) {
                delete(path);
            }
        }
        made.removeIf(entry -> !kept.startsWith(top.resolve(entry)));
        rewrite();
    }

    private void delete(Path path) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isTree(path)) {
                deleteTree(path);
            } else {
                Files.deleteIfExists(path);
            }
        } catch (DirectoryNotEmptyException holdsForeignFiles) {
            // Theirs stay, and so does the directory around them.
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The directories of the engines and programs are ours to the last file; others may hold
     * foreign files.
     */
    private boolean isTree(Path path) {
        Path within = top.relativize(path);
        return within.getNameCount() == 2 && TREES_IN.contains(within.getName(0).toString());
    }

    /** Deletes a directory with all it holds; symbolic links are deleted, not followed. */
    public static void deleteTree(Path tree) throws IOException {
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void enter(String entry) {
        made.add(entry);
        try {
            Files.writeString(
                    list(),
                    entry + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new InTheWay(top + " cannot be written to: " + refused.getMessage());
        }
    }

    private void rewrite() {
        try {
            if (made.isEmpty()) {
                Files.deleteIfExists(list());
            } else {
                Files.write(list(), made);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
