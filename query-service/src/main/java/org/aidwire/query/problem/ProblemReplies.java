package org.aidwire.query.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as replies of a resource. */
@ApplicationScoped
public class ProblemReplies {

    private final CurrentVertxRequest current;

    ProblemReplies(CurrentVertxRequest current) {
        this.current = current;
    }

    public Response reply(Problem problem) {
        HttpServerRequest request = current.getCurrent().request();
        Response.ResponseBuilder reply =
                Response.status(problem.type().status())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ProblemPage.isWanted(request)) {
            reply.type(ProblemPage.MEDIA_TYPE)
                    .header("Content-Security-Policy", ProblemPage.POLICY)
                    .entity(ProblemPage.of(problem));
        } else {
            reply.type(Problem.MEDIA_TYPE).entity(problem.json(Front.path(request)));
        }
        switch (problem.type()) {
            case METHOD_NOT_ALLOWED -> reply.header(HttpHeaders.ALLOW, Front.READ_METHODS);
            case UNAUTHORIZED ->
                    reply.header(
                            HttpHeaders.WWW_AUTHENTICATE, Challenge.field(current.getCurrent()));
            case FORBIDDEN ->
                    reply.header(
                            HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            case UNAVAILABLE -> reply.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER);
            case MALFORMED_REQUEST,
                    INVALID_PARAMETER,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
                    CONTENT_TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNPROCESSABLE_PARAMETER,
                    TOO_MANY_REQUESTS,
                    HEADERS_TOO_LARGE,
                    INTERNAL_ERROR -> {}
        }
        return reply.build();
    }
}
