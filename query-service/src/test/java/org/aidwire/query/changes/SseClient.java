package org.aidwire.query.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain client of server-sent events over a socket, which can be cut anywhere. */
final class SseClient implements AutoCloseable {

    /**
     * @param data null of an event that has none
     */
    record Event(@Nullable String id, String name, @Nullable String data) {}

    private final Socket socket;
    private final BufferedReader lines;
    private @Nullable String retry;
    private int comments;

    SseClient(URI service, String path, @Nullable String lastEventId) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(30_000);
        OutputStream out = socket.getOutputStream();
        String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        // HTTP 1.0 has no chunks: what follows the head is the stream itself.
        out.write(
                ("GET "
                                + path
                                + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                                + resume
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String status = lines.readLine();
        if (status == null || !status.contains(" 200 ")) {
            throw new IOException("no stream: " + status);
        }
        for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
            line = lines.readLine();
        }
    }

    @Nullable String retry() {
        return retry;
    }

    int comments() {
        return comments;
    }

    /** The next event; null at the end of the stream. */
    @Nullable Event next() throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (fields.containsKey("data")) {
                    return new Event(
                            fields.get("id"), fields.getOrDefault("event", ""), fields.get("data"));
                }
                continue;
            }
            int colon = line.indexOf(':');
            if (colon == 0) {
                comments++;
            } else {
                String name = colon < 0 ? line : line.substring(0, colon);
                String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
                if (name.equals("retry")) {
                    retry = value;
                }
                fields.put(name, value);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
