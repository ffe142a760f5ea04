package org.aidwire.ingest.submission;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemType;

/**
 * Collects one body on the event loop, never more of it than is taken. A declared length is
 * believed where it is too large, and counted all the same where it is not.
 */
final class BodyCollector {

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final SubmissionConfig config;
    private final InFlight.Place place;
    private final long most;
    private Buffer body = Buffer.buffer();
    private boolean done;

    BodyCollector(RoutingContext context, SubmissionConfig config, InFlight.Place place) {
        this.context = context;
        this.request = context.request();
        this.config = config;
        this.place = place;
        this.most = config.maxBody().asLongValue();
    }

    /** Calls exactly one of the first two, or neither where the client went away. */
    void collect(Consumer<byte[]> whole, Consumer<Problem> refused, Supplier<Problem> noRoom) {
        if (declared() > most) {
            refused.accept(tooLarge());
            return;
        }
        long timer =
                context.vertx()
                        .setTimer(
                                config.bodyTimeout().toMillis(),
                                _ -> end(() -> refused.accept(late())));
        context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
        request.exceptionHandler(_ -> end(() -> {}));
        request.endHandler(
                _ -> {
                    context.vertx().cancelTimer(timer);
                    byte[] bytes = body.getBytes();
                    end(() -> whole.accept(bytes));
                });
        request.handler(
                chunk -> {
                    if (done) {
                        return;
                    }
                    if (body.length() + (long) chunk.length() > most) {
                        context.vertx().cancelTimer(timer);
                        end(() -> refused.accept(tooLarge()));
                    } else if (!place.hold(chunk.length())) {
                        context.vertx().cancelTimer(timer);
                        end(() -> refused.accept(noRoom.get()));
                    } else {
                        body.appendBuffer(chunk);
                    }
                });
        if (request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void end(Runnable how) {
        if (!done) {
            done = true;
            body = Buffer.buffer();
            how.run();
        }
    }

    private long declared() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private Problem tooLarge() {
        return Problem.of(
                ProblemType.TOO_LARGE,
                "a body may have " + most + " bytes; send fewer events at once, or a shorter one");
    }

    private static Problem late() {
        return Problem.of(ProblemType.TIMED_OUT, "the body did not arrive in time; send it again")
                .with("Connection", "close");
    }
}
