package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Page;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.RefusalReads;
import org.jspecify.annotations.Nullable;

/** Events that were recorded and do not stand. */
@Path("/v1/refusals")
@RunOnVirtualThread
public class RefusalResource {

    private static final String LIST = "refusals";

    /** An event refused on the read side, and why. */
    record RefusalEntry(
            String kind,
            String identity,
            int version,
            Versions.Reason reason,
            String detail,
            Instant recordedtime,
            String sha256,
            String writer) {

        static RefusalEntry of(RefusalReads.Refusal refusal) {
            return new RefusalEntry(
                    refusal.kind().wire(),
                    refusal.identity(),
                    refusal.version(),
                    refusal.reason(),
                    switch (refusal.reason()) {
                        case CONFLICT ->
                                "another content under this identity and version was recorded"
                                        + " first; post a correction as a higher version";
                        case OUTLET ->
                                "its writer may not write for the outlet of the lowest version on"
                                        + " record";
                    },
                    refusal.recordedtime(),
                    refusal.sha256(),
                    refusal.writer());
        }
    }

    private final Exchange exchange;
    private final ReadRoom room;
    private final RefusalReads refusals;

    RefusalResource(Exchange exchange, ReadRoom room, RefusalReads refusals) {
        this.exchange = exchange;
        this.room = room;
        this.refusals = refusals;
    }

    @GET
    public Response list() {
        Parameters in = exchange.parameters("limit", "cursor");
        int limit = in.limit();
        RefusalReads.After after = in.after(LIST, RefusalResource::read);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        List<RefusalReads.Refusal> found = room.read(() -> refusals.page(after, limit + 1));
        Page<RefusalReads.Refusal> page = Page.of(LIST, found, limit, RefusalResource::write);
        return exchange.reply(page.map(RefusalEntry::of), page.next(), in);
    }

    /** The identity comes last: it alone may hold a blank. */
    private static String write(RefusalReads.Refusal refusal) {
        return String.join(
                " ",
                refusal.recordedtime().toString(),
                refusal.kind().name(),
                String.valueOf(refusal.version()),
                refusal.sha256(),
                refusal.identity());
    }

    private static RefusalReads.@Nullable After read(String key) {
        String[] parts = key.split(" ", 5);
        try {
            return parts.length < 5
                    ? null
                    : new RefusalReads.After(
                            Instant.parse(parts[0]),
                            RefusalReads.Kind.valueOf(parts[1]),
                            parts[4],
                            Integer.parseInt(parts[2]),
                            parts[3]);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
