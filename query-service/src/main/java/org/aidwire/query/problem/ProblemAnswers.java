package org.aidwire.query.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;

/** Problems as answers of a route, where there is no resource to reply. */
public final class ProblemAnswers {

    private ProblemAnswers() {}

    public static void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.putHeader(HttpHeaders.ALLOW, Front.READ_METHODS);
        }
        if (problem.type() == ProblemType.UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER);
        }
        if (problem.type() == ProblemType.UNAUTHORIZED) {
            response.putHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.field(context));
        }
        Front.openToAnyOrigin(response);
        response.setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (ProblemPage.isWanted(context.request())) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, ProblemPage.MEDIA_TYPE)
                    .putHeader("Content-Security-Policy", ProblemPage.POLICY)
                    .end(Buffer.buffer(ProblemPage.of(problem)));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(problem.json(Front.path(context.request()))));
        }
    }
}
