package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
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
import org.aidwire.query.http.Reader;
import org.aidwire.query.http.Shape;
import org.aidwire.query.store.ArticleReads;
import org.aidwire.query.store.Place;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.ArticleEntry;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/** The articles that statements come from: who published what, on whose word. */
@Path("/v1/articles")
@RunOnVirtualThread
public class ArticleResource {

    private static final Listing<ArticleEntry, Place> ARTICLES =
            new Listing<>(
                    "articles",
                    Shape.of(ArticleEntry.class),
                    ArticleResource::placeOf,
                    PlaceKeys::write,
                    PlaceKeys::read);

    private final Exchange exchange;
    private final ReadRoom room;
    private final ArticleReads articles;
    private final Past past;

    ArticleResource(Exchange exchange, ReadRoom room, ArticleReads articles, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.articles = articles;
        this.past = past;
    }

    @GET
    public Response list() {
        Parameters in = exchange.parameters("uri", "asOf", "at", "fields", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        String uri = in.text("uri");
        Listing.Asked<ArticleEntry, Place> asked = in.list(ARTICLES);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Reader reader = exchange.reader();
        Supplier<List<ArticleEntry>> then = new Once<>(() -> past(uri, clocks, reader));
        Parts<ArticleEntry, Place> parts =
                clocks.areLive()
                        ? (after, count) ->
                                live(uri, after, count).stream()
                                        .map(row -> entry(row, reader))
                                        .toList()
                        : (after, count) ->
                                then.get().stream()
                                        .filter(entry -> comesAfter(after, entry))
                                        .limit(count)
                                        .toList();
        return exchange.kept(
                new RestsOn.Everything(), () -> exchange.listTo(reader, in, asked, parts));
    }

    private static boolean comesAfter(@Nullable Place after, ArticleEntry entry) {
        return after == null || PlaceKeys.ORDER.compare(placeOf(entry), after) > 0;
    }

    private List<ArticleReads.Row> live(@Nullable String uri, @Nullable Place after, int limit) {
        if (uri == null) {
            return room.read(() -> articles.page(after, limit));
        }
        ArticleReads.Row row = after == null ? room.read(() -> articles.find(uri)) : null;
        return row == null ? List.of() : List.of(row);
    }

    private List<ArticleEntry> past(@Nullable String uri, Clocks clocks, Reader reader) {
        Cut cut = clocks.cut(exchange.now());
        History.Picture picture = uri == null ? past.at(cut) : past.ofArticle(uri, cut);
        return picture.articles().values().stream()
                .filter(view -> uri == null || view.article().uri().equals(uri))
                .filter(view -> wasPublished(view, clocks.at()))
                .map(view -> ArticleEntry.of(view, reader))
                .sorted(Comparator.comparing(ArticleResource::placeOf, PlaceKeys.ORDER))
                .toList();
    }

    /** An article takes effect when it is published; where that is unknown, it is always in. */
    private static boolean wasPublished(History.ArticleView view, @Nullable Instant at) {
        Instant publication = view.article().publication();
        return at == null || publication == null || !publication.isAfter(at);
    }

    private static ArticleEntry entry(ArticleReads.Row row, Reader reader) {
        return ArticleEntry.of(row.article(), row.standing(), reader);
    }

    private static Place placeOf(ArticleEntry entry) {
        return new Place(entry.recordedtime(), entry.uri());
    }
}
