package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aidwire.contract.Fault;
import org.aidwire.contract.Topics;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.PositionReads;

/** Whether what ingest acknowledged at a position can be seen here by now. */
@Path("/v1/positions")
@RunOnVirtualThread
public class PositionResource {

    private static final Pattern POSITION =
            Pattern.compile(
                    "(?<topic>"
                            + Pattern.quote(Topics.ARTICLES)
                            + "|"
                            + Pattern.quote(Topics.STATEMENTS)
                            + ")-(?<partition>\\d{1,6})-(?<offset>\\d{1,18})");

    record Visibility(boolean visible) {}

    private final Exchange exchange;
    private final ReadRoom room;
    private final PositionReads positions;

    PositionResource(Exchange exchange, ReadRoom room, PositionReads positions) {
        this.exchange = exchange;
        this.room = room;
        this.positions = positions;
    }

    @GET
    @Path("/{position}")
    public Response position(@PathParam("position") String position) {
        Parameters in = exchange.parameters();
        Matcher parts = POSITION.matcher(position);
        if (!parts.matches()) {
            return exchange.problem(
                    Problem.ofParameters(
                            List.of(
                                    Fault.shape(
                                            "/position",
                                            "not a position: write topic-partition-offset as"
                                                    + " ingest answered it, such as"
                                                    + " aid.statements-0-17"))));
        }
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return exchange.reply(
                new Visibility(
                        room.read(
                                () ->
                                        positions.isVisible(
                                                parts.group("topic"),
                                                Integer.parseInt(parts.group("partition")),
                                                Long.parseLong(parts.group("offset"))))));
    }
}
