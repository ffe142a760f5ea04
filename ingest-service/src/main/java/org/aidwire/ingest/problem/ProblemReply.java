package org.aidwire.ingest.problem;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * Answers with a problem while the client may still be sending. Closing then would reset the
 * connection and the client would never see the answer: so the whole answer is written at once,
 * what still comes is read and dropped up to a bound, and only then the exchange ends.
 */
public final class ProblemReply {

    /** What is dropped before a client that goes on sending is cut off. */
    private static final long MOST_DROPPED_BYTES = 256L * 1024 * 1024;

    private static final Duration LONGEST_DROPPING = Duration.ofSeconds(20);

    private ProblemReply() {}

    /** To be called on the event loop of the request. */
    public static void send(Vertx vertx, HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.ended() || response.closed()) {
            return;
        }
        Buffer body = Buffer.buffer(problem.json());
        response.setStatusCode(problem.type().status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        problem.headers().forEach(response::putHeader);
        boolean waits = request.headers().contains(HttpHeaders.EXPECT);
        if (request.isEnded() || waits || request.method().equals(HttpMethod.HEAD)) {
            if (waits) {
                // It was not told to go on, so what it would send next could be either: body or
                // request.
                response.putHeader(HttpHeaders.CONNECTION, "close");
                response.end(body).onComplete(_ -> request.connection().close());
            } else {
                response.end(body);
            }
            return;
        }
        var written = response.write(body);
        if (written.failed()) {
            return;
        }
        dropTheRest(vertx, request);
    }

    private static void dropTheRest(Vertx vertx, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        long cutOff =
                vertx.setTimer(LONGEST_DROPPING.toMillis(), _ -> request.connection().close());
        long[] dropped = {0};
        request.handler(
                chunk -> {
                    dropped[0] += chunk.length();
                    if (dropped[0] > MOST_DROPPED_BYTES) {
                        request.connection().close();
                    }
                });
        request.exceptionHandler(_ -> vertx.cancelTimer(cutOff));
        request.endHandler(
                _ -> {
                    vertx.cancelTimer(cutOff);
                    response.end();
                });
        request.resume();
    }
}
