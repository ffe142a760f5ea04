package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.aidwire.contract.Act;
import org.aidwire.contract.ProvenanceBy;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Once;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
import org.aidwire.query.http.PlaceKeys;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Shape;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.Place;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.store.StatementReads;
import org.aidwire.query.view.Past;
import org.aidwire.query.view.StatementEntry;
import org.jspecify.annotations.Nullable;

/** The statements on which everything rests, those that do not count included. */
@Path("/v1/statements")
@RunOnVirtualThread
public class StatementResource {

    private static final Listing<StatementEntry, Place> STATEMENTS =
            new Listing<>(
                    "statements",
                    Shape.of(StatementEntry.class),
                    StatementResource::placeOf,
                    PlaceKeys::write,
                    PlaceKeys::read);

    private final Exchange exchange;
    private final ReadRoom room;
    private final StatementReads statements;
    private final Past past;

    StatementResource(Exchange exchange, ReadRoom room, StatementReads statements, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.statements = statements;
        this.past = past;
    }

    @GET
    public Response list() {
        Parameters in =
                exchange.parameters(
                        "article",
                        "donor",
                        "recipient",
                        "act",
                        "speaker",
                        "provenance",
                        "pubStatus",
                        "asOf",
                        "at",
                        "fields",
                        "limit",
                        "cursor");
        Clocks clocks = in.clocks(exchange.now());
        StatementReads.Wanted wanted = wanted(in);
        Listing.Asked<StatementEntry, Place> asked = in.list(STATEMENTS);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Supplier<History.Picture> picture = new Once<>(() -> picture(wanted, clocks));
        Parts<StatementEntry, Place> parts =
                clocks.areLive()
                        ? (after, count) ->
                                room.read(() -> statements.page(wanted, after, count)).stream()
                                        .map(StatementResource::entry)
                                        .toList()
                        : (after, count) -> past(picture.get(), wanted, after, count);
        return exchange.kept(clocks.restOn(restOn(wanted)), () -> exchange.list(in, asked, parts));
    }

    private static RestsOn restOn(StatementReads.Wanted wanted) {
        return wanted.donor() != null && wanted.recipient() != null
                ? new RestsOn.Pair(wanted.donor(), wanted.recipient())
                : new RestsOn.Everything();
    }

    @GET
    @Path("/{id:.+}")
    public Response one(@PathParam("id") String id) {
        Parameters in = exchange.parameters("asOf", "at", "fields");
        Clocks clocks = in.clocks(exchange.now());
        Shape fields = in.fields(STATEMENTS.entry());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return exchange.kept(new RestsOn.Everything(), () -> one(id, clocks, fields));
    }

    private Response one(String id, Clocks clocks, Shape fields) {
        StatementEntry entry = clocks.areLive() ? live(id) : past(id, clocks);
        return entry == null
                ? exchange.problem(
                        Problem.notOnRecord("id", "no statement of this id is on record then"))
                : exchange.reply(entry, fields);
    }

    private @Nullable StatementEntry live(String id) {
        StatementReads.Row row = room.read(() -> statements.find(id));
        return row == null ? null : entry(row);
    }

    private @Nullable StatementEntry past(String id, Clocks clocks) {
        History.StatementView view =
                past.ofStatement(id, clocks.cut(exchange.now())).statements().get(id);
        return view == null ? null : StatementEntry.of(view);
    }

    private static StatementReads.Wanted wanted(Parameters in) {
        Act act = in.oneOf("act", Act.values(), Enum::name);
        ProvenanceBy by = in.oneOf("provenance", ProvenanceBy.values(), Enum::name);
        PubStatus pubStatus = in.oneOf("pubStatus", PubStatus.values(), PubStatus::wire);
        return new StatementReads.Wanted(
                in.text("article"),
                in.party("donor"),
                in.party("recipient"),
                act,
                in.text("speaker"),
                by,
                pubStatus);
    }

    private History.Picture picture(StatementReads.Wanted wanted, Clocks clocks) {
        Cut cut = clocks.cut(exchange.now());
        return wanted.donor() != null && wanted.recipient() != null
                ? past.ofPair(wanted.donor(), wanted.recipient(), cut)
                : past.at(cut);
    }

    private static List<StatementEntry> past(
            History.Picture picture,
            StatementReads.Wanted wanted,
            @Nullable Place after,
            int count) {
        return picture.statements().values().stream()
                .filter(view -> wants(wanted, view.statement().current()))
                .map(StatementEntry::of)
                .filter(
                        entry ->
                                after == null || PlaceKeys.ORDER.compare(placeOf(entry), after) > 0)
                .sorted(Comparator.comparing(StatementResource::placeOf, PlaceKeys.ORDER))
                .limit(count)
                .toList();
    }

    private static boolean wants(StatementReads.Wanted wanted, Statement statement) {
        Statement.ArticleRef article = statement.article();
        return (wanted.article() == null
                        || (article != null && article.uri().equals(wanted.article())))
                && fits(wanted.donor(), statement.aid().donor())
                && fits(wanted.recipient(), statement.aid().recipient())
                && fits(wanted.act(), statement.act())
                && (wanted.speaker() == null || isBy(wanted.speaker(), statement.speaker()))
                && fits(wanted.provenance(), statement.provenance().by())
                && fits(wanted.pubStatus(), statement.pubStatus());
    }

    private static boolean isBy(String wanted, Statement.@Nullable Speaker speaker) {
        return speaker != null
                && (wanted.equals(speaker.name()) || wanted.equals(speaker.affiliation()));
    }

    private static <T> boolean fits(@Nullable T wanted, T found) {
        return wanted == null || wanted.equals(found);
    }

    static StatementEntry entry(StatementReads.Row row) {
        return StatementEntry.of(
                row.statement(),
                new StatementEntry.Verdict(
                        row.recordedtime(), row.counted(), row.rule(), row.why(), row.effective()));
    }

    private static Place placeOf(StatementEntry entry) {
        return new Place(entry.recordedtime(), entry.id());
    }
}
