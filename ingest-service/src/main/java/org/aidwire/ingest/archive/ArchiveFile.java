package org.aidwire.ingest.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An archive: gzip of lines. The first says what it is and how many partitions each topic has, one
 * for each record follows ({@link ArchivedRecord}), and the last has the SHA-256 of all before it,
 * so that half a file is never taken for a whole one.
 */
final class ArchiveFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "{\"end\":\"";

    private ArchiveFile() {}

    /** Takes each record of an archive. */
    interface Taking {
        void take(ArchivedRecord line) throws IOException;
    }

    /** Writes beside the file, and puts it in its place once it is whole. */
    static final class Writer implements Closeable {

        private final Path file;
        private final Path unfinished;
        private final BufferedWriter out;
        private final MessageDigest digest = sha256();
        private long records;

        Writer(Path file, int partitions) throws IOException {
            this.file = file;
            this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            this.out =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    new GZIPOutputStream(
                                            Files.newOutputStream(unfinished), 1 << 16),
                                    StandardCharsets.UTF_8));
            line(
                    "{\"format\":\"aidwire-archive\",\"version\":1,\"partitions\":"
                            + partitions
                            + "}");
        }

        void write(ArchivedRecord each) throws IOException {
            line(each.line());
            records++;
        }

        private void line(String line) throws IOException {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(line);
            out.write('\n');
        }

        /** How many records it holds. */
        long finish() throws IOException {
            out.write(END + HexFormat.of().formatHex(digest.digest()) + "\"}\n");
            out.close();
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return records;
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Reads an archive to its end, which must be whole; returns how many partitions its topics
     * have.
     */
    static int read(Path file, Taking taking) throws IOException {
        MessageDigest digest = sha256();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                                StandardCharsets.UTF_8))) {
            String first = in.readLine();
            JsonNode head = first == null ? JSON.missingNode() : JSON.readTree(first);
            if (!head.path("format").asText().equals("aidwire-archive")
                    || head.path("version").asInt() != 1) {
                throw new IOException(file + " is no archive of Aidwire");
            }
            String line = first;
            while (line != null && !line.startsWith(END)) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
                line = in.readLine();
                if (line != null && !line.startsWith(END)) {
                    taking.take(ArchivedRecord.read(line));
                }
            }
            if (line == null || !line.startsWith(END + HexFormat.of().formatHex(digest.digest()))) {
                throw new IOException(file + " is not whole: its end or its digest is wrong");
            }
            return head.path("partitions").asInt();
        } catch (EOFException e) {
            throw new IOException(file + " is not whole: it breaks off", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
