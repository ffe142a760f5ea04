package org.aidwire.query.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.aidwire.query.store.StoreFailure;
import org.jboss.logging.Logger;

/** Whatever a resource threw: the environment's failures, and our own mistakes. */
@Provider
public final class Failed implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = Logger.getLogger(Failed.class);

    private final ProblemReplies replies;

    Failed(ProblemReplies replies) {
        this.replies = replies;
    }

    @Override
    public Response toResponse(RuntimeException failure) {
        ProblemType type =
                isPassing(failure) ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL_ERROR;
        if (type == ProblemType.UNAVAILABLE) {
            LOG.warnf("a read was turned away: %s", failure.getMessage());
        } else {
            LOG.error("a read failed", failure);
        }
        return replies.reply(Problem.of(type, Details.of(type)));
    }

    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof TurnedAway
                || (failure instanceof StoreFailure store
                        && store.kind() == StoreFailure.Kind.TRANSIENT);
    }
}
