package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.aidwire.contract.Article;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Counting;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Once;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Reader;
import org.aidwire.query.http.Shape;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.store.SearchReads;
import org.aidwire.query.view.Past;
import org.aidwire.query.view.SearchHit;
import org.jspecify.annotations.Nullable;

/** Words looked for in statements and articles, the latest recorded first. */
@Path("/v1/search")
@RunOnVirtualThread
public class SearchResource {

    /** More words than anybody looks for. */
    private static final int MAX_WORDS = 500;

    /** Of a past day so many events are looked at, of each kind. */
    private static final int MAX_EVER = 10_000;

    private static final Comparator<SearchReads.After> LATEST =
            Comparator.comparing(SearchReads.After::recordedtime)
                    .thenComparing(after -> after.kind().wire())
                    .thenComparing(SearchReads.After::identity)
                    .reversed();

    private static final Listing<SearchHit, SearchReads.After> HITS =
            new Listing<>(
                    "search",
                    Shape.of(SearchHit.class),
                    SearchResource::place,
                    SearchResource::write,
                    SearchResource::read);

    private final Exchange exchange;
    private final ReadRoom room;
    private final SearchReads search;
    private final Past past;

    SearchResource(Exchange exchange, ReadRoom room, SearchReads search, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.search = search;
        this.past = past;
    }

    @GET
    public Response list() {
        Parameters in =
                exchange.parameters(
                        "q", "type", "donor", "recipient", "asOf", "fields", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        String words = in.needed("q", MAX_WORDS);
        SearchReads.Kind kind = in.oneOf("type", SearchReads.Kind.values(), SearchReads.Kind::wire);
        Listing.Asked<SearchHit, SearchReads.After> asked = in.list(HITS);
        Reader reader = exchange.reader();
        SearchReads.Wanted wanted =
                new SearchReads.Wanted(
                        words,
                        kind,
                        in.party("donor"),
                        in.party("recipient"),
                        reader.byEditor(),
                        exchange.now());
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Supplier<List<SearchReads.Found>> then = new Once<>(() -> past(wanted, clocks));
        Parts<SearchHit, SearchReads.After> hits =
                (after, count) -> {
                    List<SearchReads.Found> all =
                            clocks.areLive()
                                    ? room.read(() -> search.page(wanted, after, count))
                                    : then.get();
                    return hits(wanted, reader, part(all, after, count));
                };
        return exchange.kept(
                new RestsOn.Everything(), () -> exchange.listTo(reader, in, asked, hits));
    }

    private static List<SearchReads.Found> part(
            List<SearchReads.Found> all, SearchReads.@Nullable After after, int count) {
        return all.stream()
                .filter(each -> after == null || LATEST.compare(place(each), after) > 0)
                .sorted(Comparator.comparing(SearchResource::place, LATEST))
                .limit(count)
                .toList();
    }

    private List<SearchHit> hits(
            SearchReads.Wanted wanted, Reader reader, List<SearchReads.Found> found) {
        List<List<String>> texts =
                found.stream().map(each -> SearchHit.texts(each.event(), wanted.bodies())).toList();
        List<String> marked =
                room.read(
                        () ->
                                search.marked(
                                        wanted.words(),
                                        texts.stream().flatMap(List::stream).toList()));
        List<SearchHit> hits = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).event() instanceof Article article) {
                // It is shown as the store found it; but the answer holds no longer than its text.
                reader.mayShow(article.expires());
            }
            int next = at + texts.get(i).size();
            hits.add(SearchHit.of(found.get(i), marked.subList(at, next)));
            at = next;
        }
        return hits;
    }

    /** What stood then, of all that ever said the words. */
    private List<SearchReads.Found> past(SearchReads.Wanted wanted, Clocks clocks) {
        Cut cut = clocks.cut(wanted.now());
        Instant asOf = Objects.requireNonNull(clocks.asOf());
        Set<NewsEvent> ever = room.read(() -> search.ever(wanted, asOf, MAX_EVER));
        if (ever.isEmpty()) {
            return List.of();
        }
        History.Picture picture =
                wanted.donor() != null && wanted.recipient() != null
                        ? past.ofPair(wanted.donor(), wanted.recipient(), cut)
                        : past.at(cut);
        List<SearchReads.Found> found = new ArrayList<>();
        picture.statements().values().stream()
                .filter(view -> ever.contains(view.statement().current()))
                .filter(view -> isOfPair(view.statement().current(), wanted))
                .forEach(
                        view ->
                                found.add(
                                        new SearchReads.Found(
                                                view.statement().current(),
                                                view.statement().firstRecorded(),
                                                view.verdict()
                                                        instanceof Counting.Verdict.Counted)));
        picture.articles().values().stream()
                .filter(view -> ever.contains(view.article().current()))
                .filter(view -> !view.standing().fallen() && isShown(view, wanted.now()))
                .filter(view -> speaksOfPair(view, picture, wanted))
                .forEach(
                        view ->
                                found.add(
                                        new SearchReads.Found(
                                                view.article().current(),
                                                view.article().versions().firstRecorded(),
                                                null)));
        return found;
    }

    /** The right to show the text ends for good, whatever past day is looked at. */
    private static boolean isShown(History.ArticleView view, Instant now) {
        Instant expires = view.article().current().expires();
        return expires == null || now.isBefore(expires);
    }

    private static boolean speaksOfPair(
            History.ArticleView view, History.Picture picture, SearchReads.Wanted wanted) {
        return (wanted.donor() == null && wanted.recipient() == null)
                || picture.statements().values().stream()
                        .map(each -> each.statement().current())
                        .anyMatch(
                                each ->
                                        each.article() != null
                                                && each.article().uri().equals(view.article().uri())
                                                && isOfPair(each, wanted));
    }

    private static boolean isOfPair(Statement statement, SearchReads.Wanted wanted) {
        return (wanted.donor() == null || wanted.donor().equals(statement.aid().donor()))
                && (wanted.recipient() == null
                        || wanted.recipient().equals(statement.aid().recipient()));
    }

    private static SearchReads.After place(SearchReads.Found found) {
        return new SearchReads.After(
                found.recordedtime(),
                switch (found.event()) {
                    case Article _ -> SearchReads.Kind.ARTICLE;
                    case Statement _ -> SearchReads.Kind.STATEMENT;
                },
                found.event().identity());
    }

    private static SearchReads.After place(SearchHit hit) {
        return new SearchReads.After(
                hit.recordedtime(),
                hit.type().equals(SearchReads.Kind.ARTICLE.wire())
                        ? SearchReads.Kind.ARTICLE
                        : SearchReads.Kind.STATEMENT,
                hit.id());
    }

    private static String write(SearchReads.After after) {
        return after.recordedtime() + " " + after.kind().name() + " " + after.identity();
    }

    private static SearchReads.@Nullable After read(String key) {
        String[] parts = key.split(" ", 3);
        try {
            return parts.length < 3
                    ? null
                    : new SearchReads.After(
                            Instant.parse(parts[0]), SearchReads.Kind.valueOf(parts[1]), parts[2]);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
