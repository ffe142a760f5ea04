package org.aidwire.query.changes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.view.ChangeCursor;

/** The change log for feed readers, the latest first, in pages (RFC 4287, RFC 5005). */
@Path("/v1/changes.atom")
@RunOnVirtualThread
public class AtomResource {

    private static final String ATOM = "application/atom+xml";

    private static final String PATH = "/v1/changes.atom";

    private final Exchange exchange;
    private final ReadRoom room;
    private final ChangeReads changes;

    AtomResource(Exchange exchange, ReadRoom room, ChangeReads changes) {
        this.exchange = exchange;
        this.room = room;
        this.changes = changes;
    }

    @GET
    public Response feed() {
        Parameters in =
                exchange.parameters(
                        "cursor", "limit", "donor", "recipient", "item", "category", "status");
        ChangeReads.Wanted wanted = Selection.of(in);
        int limit = in.limit();
        Long before = in.after(ChangeCursor.LIST, ChangeCursor::number);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        if (exchange.accepted(ATOM, "application/xml", "text/xml") == null) {
            return exchange.notAcceptable(ATOM);
        }
        ChangeReads.Slice slice = room.read(() -> changes.before(before, wanted, limit));
        AtomFeed.Links links =
                new AtomFeed.Links(
                        exchange.address(),
                        slice.to() <= 1
                                ? null
                                : PATH + "?" + in.queryFrom(ChangeCursor.write(slice.to())));
        return exchange.content(AtomFeed.write(slice.entries(), links), ATOM, Map.of());
    }
}
