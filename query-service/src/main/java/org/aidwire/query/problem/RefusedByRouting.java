package org.aidwire.query.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Unknown addresses, methods and media types, which the resources' routing refuses. */
@Provider
public final class RefusedByRouting implements ExceptionMapper<WebApplicationException> {

    private final ProblemReplies replies;

    RefusedByRouting(ProblemReplies replies) {
        this.replies = replies;
    }

    @Override
    public Response toResponse(WebApplicationException refused) {
        ProblemType type = ProblemType.ofStatus(refused.getResponse().getStatus());
        return replies.reply(Problem.of(type, Details.of(type)));
    }
}
