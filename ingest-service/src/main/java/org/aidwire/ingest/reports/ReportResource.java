package org.aidwire.ingest.reports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.aidwire.contract.Fault;
import org.aidwire.contract.ReportJson;
import org.aidwire.ingest.problem.Problem;
import org.aidwire.ingest.problem.ProblemMapper;
import org.aidwire.ingest.problem.ProblemType;
import org.aidwire.ingest.publishing.EventLog;
import org.aidwire.ingest.publishing.Publication;

/** Takes a reader's report; a 202 means that Kafka has it. */
@Path(ReportGate.PATH)
@RunOnVirtualThread
public class ReportResource {

    private final EventLog log;
    private final InstantSource clock;

    ReportResource(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @POST
    public Response report(@Context RoutingContext context) {
        byte[] body = ReportGate.passed(context);
        return body == null
                ? ProblemMapper.response(
                        Problem.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title()))
                : switch (ReportJson.read(body)) {
                    case ReportJson.Read.Sound sound -> append(sound);
                    case ReportJson.Read.Unsound unsound ->
                            ProblemMapper.response(problem(unsound));
                };
    }

    private Response append(ReportJson.Read.Sound sound) {
        String id = UUID.randomUUID().toString();
        return switch (log.append(
                id, clock.instant().truncatedTo(ChronoUnit.MICROS), sound.canonical())) {
            case Publication.Acknowledged _ ->
                    Response.accepted("{\"eventId\":\"" + id + "\"}")
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .build();
            case Publication.NotAcknowledged _, Publication.TooLarge _ ->
                    ProblemMapper.response(
                            Problem.of(
                                            ProblemType.UNAVAILABLE,
                                            "the report could not be stored now; send it again in a moment")
                                    .with("Retry-After", "2"));
        };
    }

    private static Problem problem(ReportJson.Read.Unsound unsound) {
        boolean malformed =
                unsound.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.SHAPE);
        Fault first = unsound.faults().getFirst();
        return new Problem(
                malformed ? ProblemType.MALFORMED : ProblemType.UNACCEPTABLE,
                (first.pointer() + " " + first.detail()).strip(),
                unsound.faults().stream()
                        .map(fault -> new Problem.Place(fault.pointer(), fault.detail()))
                        .toList(),
                Map.of());
    }
}
