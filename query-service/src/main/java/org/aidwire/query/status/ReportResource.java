package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.aidwire.access.Role;
import org.aidwire.contract.Report;
import org.aidwire.contract.ReportJson;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.KeyHolders;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.PlaceKeys;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Reader;
import org.aidwire.query.http.Shape;
import org.aidwire.query.store.Place;
import org.aidwire.query.store.ReportTable;
import org.jspecify.annotations.Nullable;

/** What readers report as wrong, for editors: it was written to them, and may name its writer. */
@Path("/v1/reports")
@RunOnVirtualThread
public class ReportResource {

    record ReportEntry(
            String id,
            Instant recordedtime,
            String quote,
            String comment,
            String page,
            @Nullable String statementId,
            @Nullable String articleUri,
            @Nullable String aidId,
            @Nullable String contact) {

        static ReportEntry of(ReportTable.Listed listed) {
            if (!(ReportJson.read(listed.json().getBytes(StandardCharsets.UTF_8))
                    instanceof ReportJson.Read.Sound sound)) {
                throw new IllegalStateException("stored report no longer readable: " + listed.id());
            }
            Report report = sound.report();
            return new ReportEntry(
                    listed.id(),
                    listed.recordedtime(),
                    report.quote(),
                    report.comment(),
                    report.page(),
                    report.statementId(),
                    report.articleUri(),
                    report.aidId(),
                    report.contact());
        }
    }

    private static final Listing<ReportEntry, Place> REPORTS =
            new Listing<>(
                    "reports",
                    Shape.of(ReportEntry.class),
                    entry -> new Place(entry.recordedtime(), entry.id()),
                    PlaceKeys::write,
                    PlaceKeys::read);

    private final Exchange exchange;
    private final KeyHolders keys;
    private final ReadRoom room;
    private final ReportTable reports;

    ReportResource(Exchange exchange, KeyHolders keys, ReadRoom room, ReportTable reports) {
        this.exchange = exchange;
        this.keys = keys;
        this.room = room;
        this.reports = reports;
    }

    @GET
    public Response list() {
        Parameters in = exchange.parameters("fields", "limit", "cursor");
        Listing.Asked<ReportEntry, Place> asked = in.list(REPORTS);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Reader reader = exchange.reader();
        if (!reader.byEditor()) {
            return keys.needs(
                    Role.EDITOR, "readers' reports are for editors: give a key with that role");
        }
        return exchange.listTo(
                reader,
                in,
                asked,
                (after, count) ->
                        room.read(() -> reports.page(after, count)).stream()
                                .map(ReportEntry::of)
                                .toList());
    }
}
