package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Reader;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.DossierEntry;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/** All that is on record between a donor and a recipient. */
@Path("/v1/pairs")
@RunOnVirtualThread
public class PairResource {

    private final Exchange exchange;
    private final ReadRoom room;
    private final LineReads lines;
    private final Past past;

    PairResource(Exchange exchange, ReadRoom room, LineReads lines, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.lines = lines;
        this.past = past;
    }

    @GET
    @Path("/{donor}/{recipient}")
    public Response dossier(
            @PathParam("donor") String donor, @PathParam("recipient") String recipient) {
        Parameters in = exchange.parameters("asOf", "at");
        Clocks clocks = in.clocks(exchange.now());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Dossier dossier = find(donor, recipient, clocks);
        if (dossier == null) {
            return exchange.problem(
                    Problem.notOnRecord(
                            Parties.INSTANCE.known(donor) ? "recipient" : "donor",
                            "nothing is on record about this pair then"));
        }
        List<AidStatus> aid =
                clocks.areLive()
                        ? room.read(() -> lines.ofPair(donor, recipient)).stream()
                                .map(
                                        line ->
                                                AidStatus.of(
                                                        line.state(),
                                                        line.revision(),
                                                        line.updatedAt()))
                                .toList()
                        : dossier.aid().stream().map(AidStatus::of).toList();
        Reader reader = exchange.reader();
        return exchange.replyTo(
                reader,
                DossierEntry.of(new DossierEntry.Pair(donor, recipient), aid, dossier, reader),
                null,
                in);
    }

    private @Nullable Dossier find(String donor, String recipient, Clocks clocks) {
        return Parties.INSTANCE.known(donor) && Parties.INSTANCE.known(recipient)
                ? Dossier.of(
                        past.ofPair(donor, recipient, clocks.cut(exchange.now())), donor, recipient)
                : null;
    }
}
