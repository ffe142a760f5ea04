package org.aidwire.query.board;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.view.AidIds;

/** The addresses of the board. Each says all that its page depends on. */
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class BoardResource {

    private final Exchange exchange;
    private final PageReplies replies;
    private final HomeBoard home;
    private final PairBoard pairs;
    private final AidBoard lines;
    private final Frames frames;

    BoardResource(
            Exchange exchange,
            PageReplies replies,
            HomeBoard home,
            PairBoard pairs,
            AidBoard lines,
            Frames frames) {
        this.exchange = exchange;
        this.replies = replies;
        this.home = home;
        this.pairs = pairs;
        this.lines = lines;
        this.frames = frames;
    }

    @GET
    public Response home(@Context UriInfo address) {
        if (holdsBlanks(address)) {
            return withoutBlanks(address);
        }
        Parameters in = exchange.parameters("asOf", "q");
        Clocks clocks = in.clocks(exchange.now());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        String search = in.text("q");
        return replies.page(
                Pages.home(
                        frames.of(
                                search == null ? "Aidwire" : search + ": Aidwire", in, clocks, ""),
                        home.page(search, clocks, exchange.now())));
    }

    /** Where the pair picker leads: to the pair's own address. */
    @GET
    @Path("/pairs")
    public Response pick(@Context UriInfo address) {
        if (holdsBlanks(address)) {
            return withoutBlanks(address);
        }
        Parameters in = exchange.parameters("donor", "recipient", "asOf");
        String donor = in.party("donor");
        String recipient = in.party("recipient");
        if (donor == null || recipient == null) {
            in.contradict(donor == null ? "donor" : "recipient", "choose one");
        }
        if (!in.faults().isEmpty() || donor == null || recipient == null) {
            return exchange.invalid(in);
        }
        return elsewhere("/pairs/" + donor + "/" + recipient + Frames.query(in.text("asOf")));
    }

    @GET
    @Path("/pairs/{donor}/{recipient}")
    public Response pair(
            @Context UriInfo address,
            @PathParam("donor") String donor,
            @PathParam("recipient") String recipient) {
        if (holdsBlanks(address)) {
            return withoutBlanks(address);
        }
        Parameters in = exchange.parameters("asOf");
        Clocks clocks = in.clocks(exchange.now());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Pages.Pair page =
                Parties.INSTANCE.known(donor) && Parties.INSTANCE.known(recipient)
                        ? pairs.page(
                                donor, recipient, clocks.cut(exchange.now()), exchange.reader())
                        : null;
        if (page == null) {
            return exchange.problem(
                    Problem.notOnRecord(
                            Parties.INSTANCE.known(donor) ? "recipient" : "donor",
                            "nothing is on record about this pair then"));
        }
        return replies.page(
                Pages.pair(
                        frames.of(
                                page.donorName() + " to " + page.recipientName() + ": Aidwire",
                                in,
                                clocks,
                                "donor=" + donor + "&recipient=" + recipient),
                        page));
    }

    @GET
    @Path("/aid/{aidId}")
    public Response aid(@Context UriInfo address, @PathParam("aidId") String aidId) {
        if (holdsBlanks(address)) {
            return withoutBlanks(address);
        }
        Parameters in = exchange.parameters("asOf");
        Clocks clocks = in.clocks(exchange.now());
        LineId line = AidIds.read(aidId);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Pages.AidLine page =
                line == null
                        ? null
                        : lines.page(line, clocks.cut(exchange.now()), exchange.reader());
        if (line == null || page == null) {
            return exchange.problem(
                    Problem.notOnRecord("aidId", "no aid line of this id is on record then"));
        }
        return replies.page(
                Pages.aid(
                        frames.of(
                                page.line().item()
                                        + ", "
                                        + page.line().donor().name()
                                        + " to "
                                        + page.line().recipient().name()
                                        + ": Aidwire",
                                in,
                                clocks,
                                "donor="
                                        + line.donor()
                                        + "&recipient="
                                        + line.recipient()
                                        + "&item="
                                        + line.item()),
                        page));
    }

    /** An empty field of a form arrives as an empty parameter, which says nothing. */
    private static boolean holdsBlanks(UriInfo address) {
        return address.getQueryParameters().values().stream()
                .anyMatch(values -> values.contains(""));
    }

    private static Response withoutBlanks(UriInfo address) {
        URI asked = address.getRequestUri();
        String said =
                Arrays.stream(asked.getRawQuery().split("&"))
                        .filter(each -> each.indexOf('=') > 0 && !each.endsWith("="))
                        .collect(Collectors.joining("&"));
        return elsewhere(asked.getRawPath() + (said.isEmpty() ? "" : "?" + said));
    }

    /** Relative, so that it holds behind any proxy. */
    private static Response elsewhere(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
