package org.aidwire.ingest.problem;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Errors that arise below JAX-RS: addresses nobody serves, broken escapes, and what no one foresaw.
 */
@ApplicationScoped
class ProblemRoutes {

    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

    /** Before the failure handler of Quarkus, which writes HTML and error ids of its own. */
    private static final int FIRST = Integer.MIN_VALUE + 10;

    void onRouter(@Observes Router router) {
        cover(router);
    }

    void onManagement(@Observes ManagementInterface management) {
        cover(management.router());
    }

    private static void cover(Router router) {
        router.route().order(FIRST).failureHandler(ProblemRoutes::failed);
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(context -> reply(context, problem(ProblemType.NOT_FOUND)));
        for (ProblemType type : ProblemType.values()) {
            router.errorHandler(type.status(), ProblemRoutes::failed);
        }
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        int status =
                failure instanceof HttpException known
                        ? known.getStatusCode()
                        : failure instanceof IllegalArgumentException
                                        || context.statusCode() < 500 && context.statusCode() > 0
                                ? Math.max(context.statusCode(), 400)
                                : 500;
        ProblemType type = ProblemType.ofStatus(status);
        reply(context, type == ProblemType.INTERNAL ? internal(failure) : problem(type));
    }

    /** What no one foresaw: logged once under an id that the client can quote. */
    static Problem internal(@Nullable Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "unforeseen failure id=%s", id);
        return Problem.of(
                ProblemType.INTERNAL, "the operator finds the reason in the log under " + id);
    }

    static Problem problem(ProblemType type) {
        return Problem.of(type, type.title());
    }

    private static void reply(RoutingContext context, Problem problem) {
        ProblemReply.send(context.vertx(), context.request(), problem);
    }
}
