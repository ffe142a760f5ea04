package org.aidwire.query.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.aidwire.access.Access;
import org.aidwire.access.Identified;
import org.aidwire.access.Limits;
import org.aidwire.access.Turn;
import org.aidwire.query.problem.Challenge;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemAnswers;
import org.aidwire.query.problem.ProblemType;

/**
 * Finds out who asks, once for each request, before any resource: how often they may, and, where
 * reads are closed, whether they may at all. Runs on the event loop and never blocks.
 */
@ApplicationScoped
class Door {

    /** Behind the front, which refuses what is no request. */
    private static final int PRIORITY = 9_000;

    /** What the service says about itself is for everybody. */
    private static final String ABOUT = "/q/";

    private static final String STREAM = "/v1/changes/stream";

    private final Access access;
    private final Limits limits;
    private final ReadSettings settings;

    Door(Access access, Limits limits, ReadSettings settings) {
        this.access = access;
        this.limits = limits;
        this.settings = settings;
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, PRIORITY);
    }

    private void identify(RoutingContext context) {
        // As the routes see it: /q/../v1 is /v1.
        if (context.normalizedPath().startsWith(ABOUT)) {
            context.next();
            return;
        }
        Thread here = Thread.currentThread();
        Context loop = context.vertx().getOrCreateContext();
        access.identify(context)
                .subscribe()
                .with(
                        who -> {
                            // A token may have been verified elsewhere; requests live on one loop.
                            if (Thread.currentThread() == here) {
                                admit(context, who);
                            } else {
                                loop.runOnContext(_ -> admit(context, who));
                            }
                        },
                        context::fail);
    }

    private void admit(RoutingContext context, Identified who) {
        Turn turn = limits.read(who, context.request());
        context.response()
                .putHeader(Turn.POLICY_FIELD, turn.policy())
                .putHeader(Turn.FIELD, turn.state());
        if (!turn.isGiven()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(turn.retryAfter()));
            ProblemAnswers.send(
                    context,
                    Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "that was too often within a minute; wait, then ask again"));
        } else if (settings.closed() && !(who instanceof Identified.Known)) {
            ProblemAnswers.send(context, Challenge.of(who));
        } else {
            if (settings.closed() && context.normalizedPath().startsWith(STREAM)) {
                askAgain(context);
            }
            context.next();
        }
    }

    /** A stream may outlive the key that opened it; then it ends. */
    private void askAgain(RoutingContext context) {
        long timer =
                context.vertx()
                        .setPeriodic(
                                settings.askStreamsAgain().toMillis(),
                                _ ->
                                        access.identifyAnew(context)
                                                .subscribe()
                                                .with(
                                                        who -> {
                                                            if (who instanceof Identified.Refused) {
                                                                context.response().reset();
                                                            }
                                                        },
                                                        context::fail));
        context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
}
