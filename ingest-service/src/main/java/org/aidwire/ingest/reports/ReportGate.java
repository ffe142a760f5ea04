package org.aidwire.ingest.reports;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.aidwire.access.Buckets;
import org.aidwire.access.Networks;
import org.aidwire.access.Turn;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemReply;
import org.aidwire.ingest.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the resource, on the event loop: answers preflights, turns away what is too often
 * or too large, and hands on a whole body.
 */
@ApplicationScoped
class ReportGate {

    static final String PATH = "/v1/reports";

    /** Behind the gate of events, which lets this address through. */
    private static final int PRIORITY = 900;

    private static final String EXPOSED =
            String.join(", ", "Retry-After", Turn.FIELD, Turn.POLICY_FIELD);

    private static final String PASSED = ReportGate.class.getName();

    private final ReportSettings settings;
    private final Set<String> origins;
    private final Buckets limit;
    private final Semaphore places;

    ReportGate(ReportSettings settings) {
        this.settings = settings;
        this.origins = settings.boardOrigins().orElse(Set.of());
        this.limit =
                new Buckets("reports", settings.burst(), settings.refill(), settings.addresses());
        this.places = new Semaphore(settings.maxInFlight());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    /** The body that was let pass; null where the request did not come through the gate. */
    static byte @Nullable [] passed(RoutingContext context) {
        return context.get(PASSED);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!PATH.equals(request.path())) {
            context.next();
            return;
        }
        openToTheBoard(request, request.response());
        if (request.method().equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(204).end();
            return;
        }
        Problem problem = refuse(request);
        if (problem != null) {
            refuse(context, problem);
        } else if (!places.tryAcquire()) {
            refuse(context, tooMany(2));
        } else {
            context.addEndHandler(_ -> places.release());
            collect(context);
        }
    }

    private void openToTheBoard(HttpServerRequest request, HttpServerResponse response) {
        response.putHeader(HttpHeaders.VARY, "Origin");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        }
    }

    private @Nullable Problem refuse(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "reports are posted: use POST")
                    .with("Allow", "POST, OPTIONS");
        }
        if (request.query() != null && !request.query().isEmpty()) {
            return Problem.of(ProblemType.MALFORMED, "this address takes no parameters");
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null
                || !type.toLowerCase(Locale.ROOT)
                        .matches("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?")) {
            return Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "send one report as application/json")
                    .with("Accept-Post", "application/json");
        }
        if (declared(request) > settings.maxBody().asLongValue()) {
            return tooLarge();
        }
        Turn turn =
                limit.take(Networks.of(request.remoteAddress().hostAddress()), System.nanoTime());
        request.response()
                .putHeader(Turn.POLICY_FIELD, turn.policy())
                .putHeader(Turn.FIELD, turn.state());
        return turn.isGiven() ? null : tooMany(turn.retryAfter());
    }

    private void collect(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        boolean[] over = {false};
        long timer =
                context.vertx()
                        .setTimer(
                                settings.bodyTimeout().toMillis(),
                                _ -> {
                                    over[0] = true;
                                    refuse(
                                            context,
                                            Problem.of(
                                                            ProblemType.TIMED_OUT,
                                                            "the report did not arrive in time; send it again")
                                                    .with("Connection", "close"));
                                });
        context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
        request.exceptionHandler(_ -> over[0] = true);
        request.endHandler(
                _ -> {
                    context.vertx().cancelTimer(timer);
                    if (!over[0]) {
                        context.put(PASSED, body.getBytes());
                        context.next();
                    }
                });
        request.handler(
                chunk -> {
                    if (!over[0]
                            && body.length() + chunk.length() > settings.maxBody().asLongValue()) {
                        over[0] = true;
                        context.vertx().cancelTimer(timer);
                        refuse(context, tooLarge());
                    } else if (!over[0]) {
                        body.appendBuffer(chunk);
                    }
                });
        if (request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private Problem tooLarge() {
        return Problem.of(
                ProblemType.TOO_LARGE,
                "a report may have "
                        + settings.maxBody().asLongValue()
                        + " bytes; quote and say less");
    }

    private static Problem tooMany(long seconds) {
        return Problem.of(
                        ProblemType.TOO_MANY_REQUESTS,
                        "many reports came from your network; wait a little, then send it again")
                .with("Retry-After", Long.toString(seconds));
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static void refuse(RoutingContext context, Problem problem) {
        ProblemReply.send(context.vertx(), context.request(), problem);
    }
}
