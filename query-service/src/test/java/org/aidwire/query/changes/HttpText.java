package org.aidwire.query.changes;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An answer as text, of which a reader that is cut has only a part. */
record HttpText(String head, String body) {

    /**
     * @param most bytes after which the connection is cut
     * @throws IOException where the request is refused, which asking again would not help
     */
    static HttpText get(URI service, String path, int most) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(
                            ("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(in.readNBytes(most));
            String text = all.toString(StandardCharsets.UTF_8);
            if (text.startsWith("HTTP/1.0 4") || text.startsWith("HTTP/1.1 4")) {
                throw new IOException(text);
            }
            int body = text.indexOf("\r\n\r\n");
            return body < 0
                    ? new HttpText(text, "")
                    : new HttpText(text.substring(0, body), text.substring(body + 4));
        }
    }

    boolean isWhole() {
        return body.getBytes(StandardCharsets.UTF_8).length
                == Integer.parseInt(field("content-length"));
    }

    String field(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("-1");
    }

    JsonPath json() {
        return JsonPath.from(body);
    }
}
