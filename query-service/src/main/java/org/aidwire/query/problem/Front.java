package org.aidwire.query.problem;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.aidwire.query.role.Role;
import org.aidwire.query.role.RoleSettings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every route: lets browsers of any origin read (CORS), answers what no resource
 * would ever see, and sees to it that no error leaves without a problem body. It runs on the event
 * loop and never blocks.
 */
@ApplicationScoped
final class Front {

    private static final Logger LOG = Logger.getLogger(Front.class);

    /** Before all other filters, Quarkus' own limit on bodies too. */
    private static final int FIRST = 10_000;

    /** Longer than any address made of our parameters and a cursor. */
    static final int MAX_URI = 16 * 1024;

    static final int MAX_HEADERS = 32 * 1024;

    /** A read takes no content; a little is ignored, more is refused before it is read. */
    private static final long MAX_CONTENT = 64 * 1024;

    static final String READ_METHODS = "GET, HEAD, OPTIONS";

    private final boolean reads;

    Front(RoleSettings roles) {
        this.reads = roles.all().contains(Role.READER);
    }

    void before(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    void behind(@Observes Router router) {
        cover(router);
    }

    void behindManagement(@Observes ManagementInterface management) {
        cover(management.router());
    }

    /** Before the failure handler of Quarkus, which writes pages and traces of its own. */
    private static void cover(Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(Front::failed);
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(
                        context ->
                                ProblemAnswers.send(
                                        context,
                                        Problem.of(
                                                ProblemType.NOT_FOUND,
                                                Details.of(ProblemType.NOT_FOUND))));
        for (ProblemType type : ProblemType.values()) {
            router.errorHandler(type.status(), Front::failed);
        }
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        openToAnyOrigin(context.response());
        if (isPreflight(request)) {
            context.response()
                    .putHeader("Access-Control-Allow-Methods", READ_METHODS)
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Accept, Authorization, If-None-Match, Prefer, Last-Event-ID")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
            return;
        }
        Problem problem = refuse(request);
        if (problem == null) {
            context.next();
        } else {
            ProblemAnswers.send(context, problem);
        }
    }

    static void openToAnyOrigin(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Origin", "*")
                .putHeader(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, Aidwire-Lag, Aidwire-Cursor, Retry-After, RateLimit,"
                                + " RateLimit-Policy");
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    private @Nullable Problem refuse(HttpServerRequest request) {
        String uri = request.uri();
        if (!reads && !uri.startsWith("/q/")) {
            return Problem.of(
                    ProblemType.NOT_FOUND,
                    "this replica projects and answers no reads; ask one with the role reader");
        }
        if (uri.length() > MAX_URI) {
            return Problem.of(
                    ProblemType.URI_TOO_LONG,
                    "an address of at most " + MAX_URI + " characters is read");
        }
        int headers = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > MAX_HEADERS) {
            return Problem.of(
                    ProblemType.HEADERS_TOO_LARGE,
                    "header fields of at most " + MAX_HEADERS + " characters in all are read");
        }
        if (!Escapes.areSound(uri)) {
            return Problem.of(
                    ProblemType.MALFORMED_REQUEST,
                    "the address holds a % that starts no escape of UTF-8; write a percent sign"
                            + " as %25");
        }
        if (path(request).indexOf(';') >= 0) {
            return Problem.of(
                    ProblemType.NOT_FOUND, "no such address; a semicolon in a path is written %3B");
        }
        if (contentLength(request) > MAX_CONTENT) {
            return Problem.of(ProblemType.CONTENT_TOO_LARGE, "a read takes no content; send none");
        }
        return uri.startsWith("/q/") && !isRead(request)
                ? Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED, Details.of(ProblemType.METHOD_NOT_ALLOWED))
                : null;
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    private static long contentLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        ProblemType type = ProblemType.ofStatus(status);
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.error("a request failed below the resources", context.failure());
        }
        ProblemAnswers.send(context, Problem.of(type, Details.of(type)));
    }

    static String path(HttpServerRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return path.length() > 200 ? path.substring(0, 200) : path;
    }
}
