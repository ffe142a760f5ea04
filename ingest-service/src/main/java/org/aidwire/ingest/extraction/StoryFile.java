package org.aidwire.ingest.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.aidwire.contract.Article;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Fault;
import org.jspecify.annotations.Nullable;

/** A file as an article: a story in plain text, or the JSON that {@code ./aidwire post} takes. */
sealed interface StoryFile {

    /** Of standard input. */
    String STANDARD_INPUT = "-";

    /** No story is longer, and nothing else shall fill the memory. */
    int MOST_BYTES = 8 * 1024 * 1024;

    record Read(Article article, String body) implements StoryFile {}

    /**
     * @param why what is wrong with which file, and what to do, in one line
     */
    record Refused(String why) implements StoryFile {}

    static StoryFile read(String name, InputStream standardInput) {
        String called = name.equals(STANDARD_INPUT) ? "standard input" : name;
        try {
            return of(called, bytes(name, standardInput));
        } catch (NoSuchFileException missing) {
            return new Refused("there is no file " + name + ": name one that holds a story");
        } catch (InvalidPathException unfit) {
            return new Refused(name + " is no file's name: name one that holds a story");
        } catch (AccessDeniedException denied) {
            return new Refused(called + " may not be read: allow it, or name another file");
        } catch (IOException broken) {
            return new Refused(
                    called
                            + " cannot be read ("
                            + broken.getMessage()
                            + "): name a file that holds a story");
        }
    }

    private static byte[] bytes(String name, InputStream standardInput) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return standardInput.readNBytes(MOST_BYTES + 1);
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    private static StoryFile of(String called, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return new Refused(
                    called + " is longer than " + MOST_BYTES + " bytes: cut the story out of it");
        }
        int broken = brokenAt(bytes);
        if (broken >= 0) {
            return new Refused(
                    called
                            + " is not text in UTF-8 (see byte "
                            + (broken + 1)
                            + "): save the story as plain text in UTF-8");
        }
        String read = new String(bytes, StandardCharsets.UTF_8);
        String text = read.startsWith("\uFEFF") ? read.substring(1) : read;
        if (text.isBlank()) {
            return new Refused(called + " is empty: name a file that holds a story");
        }
        return text.stripLeading().startsWith("{")
                ? article(called, text)
                : new Read(Article.story("file:story", null, null, text, null, null), text);
    }

    /** Where the bytes cease to be text: what no UTF-8 holds, and the NUL of a binary; or -1. */
    private static int brokenAt(byte[] bytes) {
        int nul = 0;
        while (nul < bytes.length && bytes[nul] != 0) {
            nul++;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult end = decoder.decode(in, CharBuffer.allocate(bytes.length), true);
        int malformed = end.isError() ? in.position() : bytes.length;
        int broken = Math.min(nul, malformed);
        return broken < bytes.length ? broken : -1;
    }

    private static StoryFile article(String called, String json) {
        return switch (EventJson.decode(EventType.ARTICLE, json.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Unreadable(var faults) ->
                    new Refused(called + " is no article in JSON: " + said(faults.getFirst()));
            case Decoded.Read read -> withBody(called, (Article) read.event());
        };
    }

    private static StoryFile withBody(String called, Article article) {
        @Nullable String body = article.body();
        return body == null || body.isBlank()
                ? new Refused(called + " is an article without words: give it a body")
                : new Read(article, body);
    }

    private static String said(Fault fault) {
        return fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + " " + fault.detail();
    }
}
