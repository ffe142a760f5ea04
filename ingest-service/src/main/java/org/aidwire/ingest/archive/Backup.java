package org.aidwire.ingest.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads the log into an archive: all that was acknowledged before it began. */
final class Backup {

    private Backup() {}

    /** How many records it holds. */
    static long to(Path file, Map<String, Object> kafka) throws IOException {
        Log log = new Log(kafka);
        try (ArchiveFile.Writer archive = new ArchiveFile.Writer(file, log.partitions())) {
            log.read(archive::write);
            return archive.finish();
        }
    }
}
