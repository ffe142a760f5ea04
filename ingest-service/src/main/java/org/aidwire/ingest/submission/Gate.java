package org.aidwire.ingest.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Map;
import org.aidwire.access.Access;
import org.aidwire.access.Caller;
import org.aidwire.access.Identified;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemReply;
import org.aidwire.ingest.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Stands before JAX-RS, on the event loop, and never waits. What passes has a known key, a known
 * shape, a place among the requests under way and its whole body in memory.
 */
@ApplicationScoped
class Gate {

    /** Before the limits of Quarkus, which answer with empty bodies. */
    private static final int PRIORITY = 1000;

    /** Readers' reports take no key: a gate of their own stands behind this one. */
    private static final String REPORTS = "/v1/reports";

    private static final String PASSED = Gate.class.getName();

    /** What passed, handed on to the resource. */
    record Passed(RequestHead head, byte[] body, InFlight.Place place, long arrivedNanos) {

        /** Since the last of the body came in. */
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - arrivedNanos);
        }
    }

    private final SubmissionConfig config;
    private final Access access;
    private final Admittance admittance;
    private final InFlight inFlight;
    private final Tally tally;
    private final RetryAfter retryAfter;

    Gate(
            SubmissionConfig config,
            Access access,
            Admittance admittance,
            InFlight inFlight,
            Tally tally,
            RetryAfter retryAfter) {
        this.config = config;
        this.access = access;
        this.admittance = admittance;
        this.inFlight = inFlight;
        this.tally = tally;
        this.retryAfter = retryAfter;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    /** What the gate let pass; null where the request did not come through it. */
    static @Nullable Passed passed(RoutingContext context) {
        return context.get(PASSED);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Problem oversized = oversized(request);
        if (oversized != null) {
            refuse(context, oversized);
            return;
        }
        String path = path(context);
        if (path == null) {
            refuse(
                    context,
                    Problem.of(
                            ProblemType.MALFORMED,
                            "the address has a broken percent escape or no path"));
            return;
        }
        Address address = Address.find(path);
        if (address == null && path.startsWith("/v1/") && !path.equals(REPORTS)) {
            // JAX-RS would take a slash or a parameter too many for the same address.
            refuse(context, Problem.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title()));
        } else if (address == null) {
            context.next();
        } else if (!request.method().equals(HttpMethod.POST)) {
            refuse(
                    context,
                    Problem.of(ProblemType.METHOD_NOT_ALLOWED, "events are posted: use POST")
                            .with("Allow", "POST"));
        } else {
            identify(context, address);
        }
    }

    /** The key comes first: who shows none learns nothing else. */
    private void identify(RoutingContext context, Address address) {
        Thread here = Thread.currentThread();
        Context loop = context.vertx().getOrCreateContext();
        access.identify(context)
                .subscribe()
                .with(
                        who -> {
                            // A token may have been verified elsewhere; requests live on one loop.
                            if (Thread.currentThread() == here) {
                                admit(context, address, who);
                            } else {
                                loop.runOnContext(_ -> admit(context, address, who));
                            }
                        },
                        context::fail);
    }

    private void admit(RoutingContext context, Address address, Identified who) {
        switch (admittance.of(context.request(), address, who)) {
            case Admittance.Turned turned -> refuse(context, turned.problem());
            case Admittance.Admitted admitted -> {
                switch (HeadReader.read(context.request(), address, admitted.writer())) {
                    case HeadReader.Outcome.Turned turned -> refuse(context, turned.problem());
                    case HeadReader.Outcome.Read read -> enter(context, read.head());
                }
            }
        }
    }

    private static @Nullable String path(RoutingContext context) {
        try {
            String path = context.request().path();
            return path == null || URLDecoder.decode(path, UTF_8).indexOf('\uFFFD') >= 0
                    ? null
                    : context.normalizedPath();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Problem oversized(HttpServerRequest request) {
        if (request.uri().length() > config.maxAddress().asLongValue()) {
            return Problem.of(ProblemType.ADDRESS_TOO_LONG, "shorten the address");
        }
        long headers = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        return headers > config.maxHeaders().asLongValue()
                ? Problem.of(ProblemType.HEADERS_TOO_LARGE, "send fewer or shorter headers")
                : null;
    }

    private void enter(RoutingContext context, RequestHead head) {
        InFlight.Place place = inFlight.enter();
        if (place == null) {
            refuse(context, tooMany());
            return;
        }
        context.addEndHandler(_ -> place.over());
        new BodyCollector(context, config, place)
                .collect(
                        body -> {
                            context.put(PASSED, new Passed(head, body, place, System.nanoTime()));
                            context.next();
                        },
                        problem -> {
                            place.over();
                            refuse(context, problem);
                        },
                        this::tooMany);
    }

    private Problem tooMany() {
        return Problem.of(ProblemType.TOO_MANY_REQUESTS, "wait, then send it again")
                .with("Retry-After", retryAfter.seconds());
    }

    private void refuse(RoutingContext context, Problem problem) {
        tally.refused(problem.type().slug());
        Caller caller = Access.caller(context);
        Audit.refused(context.request(), caller == null ? null : caller.name(), problem);
        Vertx vertx = context.vertx();
        ProblemReply.send(vertx, context.request(), problem);
    }
}
