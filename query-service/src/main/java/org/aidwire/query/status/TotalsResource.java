package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.Totals;
import org.aidwire.query.aid.Weight;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Once;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.FigureReads;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.Past;
import org.aidwire.query.view.TotalEntry;
import org.aidwire.query.view.WantedLines;

/** Sums over many lines. */
@Path("/v1/totals")
@RunOnVirtualThread
public class TotalsResource {

    private static final Listing<TotalEntry, String> TOTALS =
            Listing.byText("totals", TotalEntry.class, TotalEntry::subject);

    private final Exchange exchange;
    private final ReadRoom room;
    private final FigureReads figures;
    private final Past past;

    TotalsResource(Exchange exchange, ReadRoom room, FigureReads figures, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.figures = figures;
        this.past = past;
    }

    @GET
    public Response list() {
        Parameters in =
                exchange.parameters(
                        "by",
                        "donor",
                        "recipient",
                        "category",
                        "item",
                        "status",
                        "confirmation",
                        "asOf",
                        "at",
                        "fields",
                        "limit",
                        "cursor");
        Clocks clocks = in.clocks(exchange.now());
        LineReads.Wanted wanted = WantedLines.read(in);
        Set<Totals.By> by = in.someOf("by", Totals.By.class);
        Listing.Asked<TotalEntry, String> asked = in.list(TOTALS);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Supplier<List<TotalEntry>> totals =
                new Once<>(() -> totals(wanted, clocks, by).stream().map(TotalEntry::of).toList());
        return exchange.kept(
                new RestsOn.Everything(),
                () -> exchange.list(in, asked, Parts.sorted(totals, TotalEntry::subject)));
    }

    private List<Totals.Row> totals(LineReads.Wanted wanted, Clocks clocks, Set<Totals.By> by) {
        if (clocks.areLive()) {
            FigureReads.Figures live =
                    room.read(() -> figures.find(wanted.donor(), wanted.recipient()));
            return Totals.of(
                    live.lines(), line -> WantedLines.include(wanted, line), live.shared(), by);
        }
        Cut cut = clocks.cut(exchange.now());
        History.Picture picture =
                wanted.donor() != null && wanted.recipient() != null
                        ? past.ofPair(wanted.donor(), wanted.recipient(), cut)
                        : past.at(cut);
        return Totals.of(
                picture.lines().values(),
                line -> WantedLines.include(wanted, line),
                candidates(picture),
                by);
    }

    private static Map<String, Candidate> candidates(History.Picture picture) {
        Map<String, Candidate> candidates = new HashMap<>();
        picture.statements()
                .forEach(
                        (id, view) -> {
                            if (view.weight() instanceof Weight.Moves moves) {
                                candidates.put(id, moves.candidate());
                            }
                        });
        return candidates;
    }
}
