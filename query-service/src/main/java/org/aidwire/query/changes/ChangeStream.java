package org.aidwire.query.changes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.aidwire.contract.Fault;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.problem.ProblemAnswers;
import org.aidwire.query.problem.ProblemType;
import org.aidwire.query.problem.TurnedAway;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.StoreFailure;
import org.aidwire.query.view.ChangeCursor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The change log as server-sent events. Each client has a virtual thread ({@link Follower}) that
 * writes a batch and waits until the client has taken it before it reads the next: so what a client
 * can make the service hold is one batch, and how many clients there are is bounded.
 */
@ApplicationScoped
class ChangeStream {

    static final String PATH = "/v1/changes/stream";

    private static final Logger LOG = Logger.getLogger(ChangeStream.class);

    /** Behind the front, which looks at every address first; before the routing of resources. */
    private static final int EARLY = -5_000;

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Set<String> KNOWN =
            Set.of("cursor", "donor", "recipient", "item", "category", "status");

    private final ReadRoom room;
    private final ChangeReads changes;
    private final ChangeTail tail;
    private final FollowSettings settings;
    private final StreamMetrics metrics;
    private final Semaphore streams;

    ChangeStream(
            ReadRoom room,
            ChangeReads changes,
            ChangeTail tail,
            FollowSettings settings,
            StreamMetrics metrics,
            MeterRegistry registry) {
        this.room = room;
        this.changes = changes;
        this.tail = tail;
        this.settings = settings;
        this.metrics = metrics;
        this.streams = new Semaphore(settings.streams());
        Gauge.builder(
                        "aidwire.stream.clients",
                        streams,
                        free -> settings.streams() - free.availablePermits())
                .description("Clients that follow the stream of changes")
                .register(registry);
    }

    void serve(@Observes Router router) {
        router.route(PATH).order(EARLY).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            ProblemAnswers.send(
                    context,
                    Problem.of(
                            ProblemType.METHOD_NOT_ALLOWED, "read this address with GET or HEAD"));
        } else if (!streams.tryAcquire()) {
            metrics.turnedAway();
            ProblemAnswers.send(
                    context,
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "as many streams as this service serves are open; come back later"));
        } else {
            Thread.ofVirtual().name("aidwire-stream").start(() -> serve(context));
        }
    }

    private void serve(RoutingContext context) {
        tail.join();
        try {
            follow(context);
        } catch (TurnedAway | StoreFailure notNow) {
            ProblemAnswers.send(
                    context,
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "the read model cannot be read now; ask again in a moment"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("a stream failed", failure);
            ProblemAnswers.send(
                    context,
                    Problem.of(ProblemType.INTERNAL_ERROR, "the service failed; its log says why"));
        } finally {
            tail.leave();
            streams.release();
            end(context.response());
        }
    }

    private static void end(HttpServerResponse response) {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    private void follow(RoutingContext context) throws InterruptedException {
        Parameters in = new Parameters(context.request().query(), KNOWN);
        ChangeReads.Wanted wanted = Selection.of(in);
        List<Fault> faults = new ArrayList<>();
        Long cursor = cursor(in, context.request().getHeader(LAST_EVENT_ID), faults);
        faults.addAll(in.faults());
        if (!faults.isEmpty()) {
            ProblemAnswers.send(context, Problem.ofParameters(faults));
            return;
        }
        long last = room.read(changes::last);
        if (cursor != null && cursor > last) {
            ProblemAnswers.send(context, ChangesResource.beyond());
            return;
        }
        HttpServerResponse response = open(context.response());
        if (context.request().method().equals(HttpMethod.GET)) {
            new Follower(response, tail, settings, metrics, wanted)
                    .follow(cursor == null ? last : cursor);
        }
    }

    /**
     * Where to go on: a client that comes back names the last event that it received, and that
     * counts more than the address, which it repeats. Null at the end.
     */
    private static @Nullable Long cursor(
            Parameters in, @Nullable String lastEventId, List<Fault> faults) {
        Long cursor = ChangesResource.cursor(in);
        if (lastEventId == null || lastEventId.isBlank()) {
            return cursor;
        }
        Long received = ChangeCursor.read(lastEventId.strip());
        if (received == null) {
            faults.add(
                    Fault.shape(
                            "/" + LAST_EVENT_ID,
                            "not a cursor of the change log; take it from the id of an event"));
        }
        return received;
    }

    private static HttpServerResponse open(HttpServerResponse response) {
        return response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                // What stands between is not to wait until it has more.
                .putHeader("X-Accel-Buffering", "no");
    }
}
