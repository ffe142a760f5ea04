package org.aidwire.ingest.submission;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemMapper;
import org.aidwire.ingest.problem.ProblemType;

/** Where events are posted. Bodies come from the gate, read and bounded: JAX-RS binds none. */
@Path("/v1")
@RunOnVirtualThread
public class SubmissionResource {

    private final Submissions submissions;
    private final Erasures erasures;

    SubmissionResource(Submissions submissions, Erasures erasures) {
        this.submissions = submissions;
        this.erasures = erasures;
    }

    @POST
    @Path("/articles")
    public Response article(@Context RoutingContext context) {
        return submit(context);
    }

    @POST
    @Path("/statements")
    public Response statement(@Context RoutingContext context) {
        return submit(context);
    }

    @POST
    @Path("/events")
    public Response events(@Context RoutingContext context) {
        return submit(context);
    }

    @POST
    @Path("/erasures")
    public Response erasure(@Context RoutingContext context) {
        return submit(context);
    }

    private Response submit(RoutingContext context) {
        Gate.Passed passed = Gate.passed(context);
        if (passed == null) {
            // No address of the gate's: nothing is served past it.
            return ProblemMapper.response(
                    Problem.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title()));
        }
        if (!passed.place().work()) {
            return ProblemMapper.response(
                    Problem.of(ProblemType.TIMED_OUT, ProblemType.TIMED_OUT.title()));
        }
        try (var _ = passed.place()) {
            RequestHead head = passed.head();
            Submissions.Outcome outcome =
                    head.mode() == Mode.ERASURE
                            ? erasures.submit(head, passed.body(), passed::age)
                            : submissions.submit(head, passed.body(), passed::age);
            if (outcome instanceof Submissions.Outcome.Refused(Problem problem)) {
                Audit.refused(context.request(), head.writer().name(), problem);
            }
            return response(head, outcome);
        }
    }

    private static Response response(RequestHead head, Submissions.Outcome outcome) {
        return switch (outcome) {
            case Submissions.Outcome.Refused refused -> ProblemMapper.response(refused.problem());
            case Submissions.Outcome.Accepted accepted ->
                    Response.status(head.dryRun() ? Response.Status.OK : Response.Status.ACCEPTED)
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .entity(Receipts.json(accepted.receipts(), head.mode() == Mode.BATCH))
                            .build();
        };
    }
}
