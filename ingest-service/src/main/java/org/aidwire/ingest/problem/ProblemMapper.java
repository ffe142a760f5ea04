package org.aidwire.ingest.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Errors that arise within JAX-RS. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        if (!(failure instanceof WebApplicationException known)) {
            return response(ProblemRoutes.internal(failure));
        }
        int status = known.getResponse().getStatus();
        ProblemType type = ProblemType.ofStatus(status);
        Problem problem =
                type == ProblemType.INTERNAL
                        ? ProblemRoutes.internal(failure)
                        : ProblemRoutes.problem(type);
        String allow = known.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return response(allow == null ? problem : problem.with(HttpHeaders.ALLOW, allow));
    }

    public static Response response(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.type().status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(problem.json());
        problem.headers().forEach(response::header);
        return response.build();
    }
}
