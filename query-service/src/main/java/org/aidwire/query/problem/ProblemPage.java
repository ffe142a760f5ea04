package org.aidwire.query.problem;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;

/**
 * A problem for people: on addresses of the board, to whoever accepts pages. It is made of nothing
 * but its words, since it has to be shown where nothing else works.
 */
final class ProblemPage {

    static final String MEDIA_TYPE = "text/html;charset=utf-8";

    /** The page holds neither script nor style, nor anything from elsewhere. */
    static final String POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s: Aidwire</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p>%3$s<p><a href="/">To the first page</a></p></main></body>
            </html>
            """;

    private ProblemPage() {}

    static boolean isWanted(HttpServerRequest request) {
        String path = Front.path(request);
        String accept = request.getHeader("Accept");
        return !path.startsWith("/v1/")
                && !path.startsWith("/q/")
                && accept != null
                && accept.contains("text/html");
    }

    static byte[] of(Problem problem) {
        StringBuilder places = new StringBuilder();
        problem.errors().stream()
                .filter(error -> !error.detail().equals(problem.detail()))
                .forEach(
                        error ->
                                places.append("<li>")
                                        .append(escaped(error.pointer().replaceFirst("^/", "")))
                                        .append(": ")
                                        .append(escaped(error.detail()))
                                        .append("</li>"));
        return PAGE.formatted(
                        escaped(problem.type().title()),
                        escaped(problem.detail()),
                        places.isEmpty() ? "" : "<ul>" + places + "</ul>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
