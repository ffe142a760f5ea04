package org.aidwire.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** What a file says, read again from time to time. A mistake in it later on changes nothing. */
final class RereadFile<T> {

    private static final Logger LOG = Logger.getLogger(RereadFile.class);

    /** How the file is read; what cannot be used is an {@link IllegalArgumentException}. */
    interface Reader<T> {
        T read(byte[] content);
    }

    private final String setting;
    private final Path file;
    private final Reader<T> reader;
    private volatile T content;
    private boolean broken;

    /**
     * @param setting that names the file, for messages
     */
    RereadFile(String setting, Path file, Reader<T> reader) {
        this.setting = setting;
        this.file = file;
        this.reader = reader;
        this.content = read();
    }

    T content() {
        return content;
    }

    /** What the file says now; where it cannot be used, what it last said. */
    void reread() {
        try {
            T read = read();
            if (!read.equals(content)) {
                content = read;
                LOG.infof("%s read anew", setting);
            }
            broken = false;
        } catch (IllegalStateException e) {
            if (!broken) {
                LOG.errorf("what it said before stays: %s", e.getMessage());
            }
            broken = true;
        }
    }

    private T read() {
        try {
            return reader.read(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    setting + " " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
