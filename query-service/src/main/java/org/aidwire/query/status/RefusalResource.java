package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Shape;
import org.aidwire.query.store.RefusalReads;
import org.aidwire.query.store.RestsOn;
import org.jspecify.annotations.Nullable;

/** Events that were recorded and do not stand. */
@Path("/v1/refusals")
@RunOnVirtualThread
public class RefusalResource {

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

    private static final Listing<RefusalEntry, RefusalReads.After> REFUSALS =
            new Listing<>(
                    "refusals",
                    Shape.of(RefusalEntry.class),
                    RefusalResource::place,
                    RefusalResource::write,
                    RefusalResource::read);

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
        Parameters in = exchange.parameters("fields", "limit", "cursor");
        Listing.Asked<RefusalEntry, RefusalReads.After> asked = in.list(REFUSALS);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return exchange.kept(
                new RestsOn.Everything(),
                () ->
                        exchange.list(
                                in,
                                asked,
                                (after, count) ->
                                        room.read(() -> refusals.page(after, count)).stream()
                                                .map(RefusalEntry::of)
                                                .toList()));
    }

    private static RefusalReads.After place(RefusalEntry entry) {
        return new RefusalReads.After(
                entry.recordedtime(),
                RefusalReads.Kind.of(entry.kind()),
                entry.identity(),
                entry.version(),
                entry.sha256());
    }

    /** The identity comes last: it alone may hold a blank. */
    private static String write(RefusalReads.After place) {
        return String.join(
                " ",
                place.recordedtime().toString(),
                place.kind().name(),
                String.valueOf(place.version()),
                place.sha256(),
                place.identity());
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
