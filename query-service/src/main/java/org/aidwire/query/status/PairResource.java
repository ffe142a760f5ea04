package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.aid.History.ArticleView;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.PlaceKeys;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Reader;
import org.aidwire.query.http.Shape;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.DossierReads;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.store.Place;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.ArticleEntry;
import org.aidwire.query.view.DossierEntry;
import org.aidwire.query.view.Past;
import org.aidwire.query.view.StatementEntry;
import org.jspecify.annotations.Nullable;

/** All that is on record between a donor and a recipient. */
@Path("/v1/pairs")
@RunOnVirtualThread
public class PairResource {

    /** More lines than one pair has; the list of lines has them all. */
    private static final int MOST_LINES = 1_000;

    /** As long as the lists of the pair are. */
    private static final int UNSAID = 0;

    private static final Shape DOSSIER = Shape.of(DossierEntry.class);

    private final Exchange exchange;
    private final ReadRoom room;
    private final LineReads lines;
    private final DossierReads dossiers;
    private final Past past;

    PairResource(
            Exchange exchange, ReadRoom room, LineReads lines, DossierReads dossiers, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.lines = lines;
        this.dossiers = dossiers;
        this.past = past;
    }

    @GET
    @Path("/{donor}/{recipient}")
    public Response dossier(
            @PathParam("donor") String donor, @PathParam("recipient") String recipient) {
        Parameters in = exchange.parameters("asOf", "at", "fields", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        int asked = in.limit(UNSAID);
        Place after = in.after(DossierEntry.LIST, PlaceKeys::read);
        Shape fields = in.text("fields") == null ? null : in.fields(DOSSIER);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        if (!Parties.INSTANCE.known(donor) || !Parties.INSTANCE.known(recipient)) {
            return notOnRecord(donor);
        }
        DossierEntry.Pair pair = new DossierEntry.Pair(donor, recipient);
        Reader reader = exchange.reader();
        return exchange.kept(
                clocks.restOn(new RestsOn.Pair(donor, recipient)),
                () -> {
                    DossierEntry.Choice choice =
                            clocks.areLive()
                                    ? live(pair, after, asked, reader)
                                    : past(pair, clocks, after, asked, reader);
                    return choice == null
                            ? notOnRecord(donor)
                            : reply(reader, DossierEntry.of(pair, choice), fields, in);
                });
    }

    private Response reply(
            Reader reader, DossierEntry entry, @Nullable Shape fields, Parameters in) {
        return exchange.replyTo(
                reader, fields == null ? entry : fields.in(entry), entry.next(), in);
    }

    private Response notOnRecord(String donor) {
        return exchange.problem(
                Problem.notOnRecord(
                        Parties.INSTANCE.known(donor) ? "recipient" : "donor",
                        "nothing is on record about this pair then"));
    }

    private DossierEntry.@Nullable Choice live(
            DossierEntry.Pair pair, @Nullable Place after, int asked, Reader reader) {
        int limit =
                asked == UNSAID
                        ? room.read(() -> dossiers.length(pair.donor(), pair.recipient()))
                        : asked;
        DossierReads.Part part =
                room.read(() -> dossiers.part(pair.donor(), pair.recipient(), after, limit));
        if (part == null) {
            return null;
        }
        List<LineReads.Line> aid =
                after == null
                        ? room.read(() -> lines.ofPair(pair.donor(), pair.recipient(), MOST_LINES))
                        : List.of();
        Map<Dossier.Section, List<StatementEntry>> statements =
                new EnumMap<>(Dossier.Section.class);
        part.statements()
                .forEach(
                        (section, rows) ->
                                statements.put(
                                        section,
                                        rows.stream().map(StatementResource::entry).toList()));
        return new DossierEntry.Choice(
                limit,
                aid.stream()
                        .map(line -> AidStatus.of(line.state(), line.revision(), line.updatedAt()))
                        .toList(),
                statements,
                part.origins(),
                part.articles().stream()
                        .map(row -> ArticleEntry.of(row.article(), row.standing(), reader))
                        .toList());
    }

    private DossierEntry.@Nullable Choice past(
            DossierEntry.Pair pair,
            Clocks clocks,
            @Nullable Place after,
            int asked,
            Reader reader) {
        Dossier dossier =
                Dossier.of(
                        past.ofPair(pair.donor(), pair.recipient(), clocks.cut(exchange.now())),
                        pair.donor(),
                        pair.recipient());
        if (dossier == null) {
            return null;
        }
        int limit = asked == UNSAID ? dossier.length() : asked;
        Map<Dossier.Section, List<StatementEntry>> statements =
                new EnumMap<>(Dossier.Section.class);
        dossier.statements()
                .forEach(
                        (section, views) ->
                                statements.put(
                                        section,
                                        first(views, PairResource::placeOf, after, limit).stream()
                                                .map(StatementEntry::of)
                                                .toList()));
        return new DossierEntry.Choice(
                limit,
                after == null
                        ? dossier.aid().stream().limit(MOST_LINES).map(AidStatus::of).toList()
                        : List.of(),
                statements,
                after == null ? Dossier.most(dossier.origins(), limit) : List.of(),
                first(dossier.articles(), PairResource::placeOf, after, limit).stream()
                        .map(view -> ArticleEntry.of(view, reader))
                        .toList());
    }

    /** Up to one more than the limit, by place. */
    private static <T> List<T> first(
            List<T> views, Function<T, Place> place, @Nullable Place after, int limit) {
        record Placed<T>(Place place, T view) {}
        return views.stream()
                .map(view -> new Placed<>(place.apply(view), view))
                .filter(each -> isAfter(each.place(), after))
                .sorted(Comparator.comparing(Placed::place, PlaceKeys.ORDER))
                .limit(limit + 1L)
                .map(Placed::view)
                .toList();
    }

    private static Place placeOf(StatementView view) {
        return new Place(view.statement().firstRecorded(), view.statement().id());
    }

    private static Place placeOf(ArticleView view) {
        return new Place(view.article().versions().firstRecorded(), view.article().uri());
    }

    private static boolean isAfter(Place place, @Nullable Place after) {
        return after == null || PlaceKeys.ORDER.compare(place, after) > 0;
    }
}
