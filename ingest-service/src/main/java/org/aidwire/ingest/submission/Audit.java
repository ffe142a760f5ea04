package org.aidwire.ingest.submission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.aidwire.ingest.problem.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A line for each write that was refused: which key, from where, and why, in a log category of its
 * own. Nothing of what was sent, since logs are read by more people than articles are.
 */
final class Audit {

    private static final Logger LOG = Logger.getLogger("org.aidwire.audit");

    private Audit() {}

    /**
     * @param writer the name of the key; null where none was shown that is known
     */
    static void refused(HttpServerRequest request, @Nullable String writer, Problem problem) {
        SocketAddress from = request.remoteAddress();
        LOG.infof(
                "write refused status=%d reason=%s key=%s method=%s from=%s",
                problem.type().status(),
                problem.type().slug(),
                writer == null ? "-" : writer,
                request.method().name(),
                from == null ? "-" : from.hostAddress());
    }
}
