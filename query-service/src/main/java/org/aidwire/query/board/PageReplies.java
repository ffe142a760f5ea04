package org.aidwire.query.board;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Pages as HTTP: what a browser may do with them, and for how long they hold. */
@ApplicationScoped
class PageReplies {

    private final String policy;

    PageReplies(BoardSettings settings) {
        String reports = settings.ingest().map(each -> " " + origin(each)).orElse("");
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
                        + " 'self'"
                        + reports
                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** Scheme, host and port: what a policy compares, and what a stray path would narrow. */
    static String origin(URI address) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException(
                    "aidwire.board.ingest is no address such as https://ingest.example: "
                            + address);
        }
        return address.getScheme()
                + "://"
                + address.getHost()
                + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** A page is made anew whenever it is asked for: a browser that goes back sees what holds. */
    Response page(TemplateInstance page) {
        return Response.ok(page.render(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }
}
