package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.Timeline;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Once;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.http.Shape;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.AidIds;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.ExplanationPage;
import org.aidwire.query.view.NextChange;
import org.aidwire.query.view.Past;
import org.aidwire.query.view.WantedLines;
import org.jspecify.annotations.Nullable;

/** Aid lines: where they stand, why, and how they came to. */
@Path("/v1/aid")
@RunOnVirtualThread
public class AidResource {

    private static final Listing<AidStatus, String> LINES =
            Listing.byText("aid", AidStatus.class, AidStatus::aidId);

    private static final Shape LINE = Shape.of(AidStatus.class);

    /**
     * A change of a line.
     *
     * @param before null where the line was not on record
     * @param after null where it ceased to be
     */
    record ChangeEntry(
            Instant recordedtime,
            @Nullable AidStatus before,
            @Nullable AidStatus after,
            Rule rule,
            @Nullable String statementId) {

        static ChangeEntry of(Timeline.Change change) {
            return new ChangeEntry(
                    change.recordedtime(),
                    change.before() == null ? null : AidStatus.of(change.before()),
                    change.after() == null ? null : AidStatus.of(change.after()),
                    change.rule(),
                    change.statementId());
        }
    }

    private static final Listing<ChangeEntry, Instant> TIMELINE =
            new Listing<>(
                    "timeline",
                    Shape.of(ChangeEntry.class),
                    ChangeEntry::recordedtime,
                    Instant::toString,
                    AidResource::instant);

    private static final Problem NOT_ON_RECORD =
            Problem.notOnRecord("aidId", "no aid line of this id is on record then");

    private final Exchange exchange;
    private final ReadRoom room;
    private final LineReads lines;
    private final Past past;
    private final NextChange nextChange;

    AidResource(
            Exchange exchange, ReadRoom room, LineReads lines, Past past, NextChange nextChange) {
        this.exchange = exchange;
        this.room = room;
        this.lines = lines;
        this.past = past;
        this.nextChange = nextChange;
    }

    @GET
    public Response list() {
        Parameters in =
                exchange.parameters(
                        "donor",
                        "recipient",
                        "category",
                        "item",
                        "status",
                        "confirmation",
                        "changedSince",
                        "asOf",
                        "at",
                        "fields",
                        "limit",
                        "cursor");
        Clocks clocks = in.clocks(exchange.now());
        LineReads.Wanted wanted = WantedLines.read(in);
        Listing.Asked<AidStatus, String> asked = in.list(LINES);
        if (!clocks.areLive() && wanted.changedSince() != null) {
            in.contradict(
                    "changedSince",
                    "asks for changes up to now, which a past day (asOf, at) does not know; give"
                            + " one of them");
        }
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Supplier<Collection<LineState>> then = new Once<>(() -> then(wanted, clocks));
        Parts<AidStatus, String> parts =
                clocks.areLive()
                        ? (after, count) ->
                                room.read(() -> lines.page(wanted, after, count)).stream()
                                        .map(AidResource::live)
                                        .toList()
                        : (after, count) -> past(then.get(), wanted, after, count);
        return exchange.kept(
                clocks.restOn(new RestsOn.Lines()), () -> exchange.list(in, asked, parts));
    }

    /** By aidId, all lines that may be wanted. */
    private Collection<LineState> then(LineReads.Wanted wanted, Clocks clocks) {
        Cut cut = clocks.cut(exchange.now());
        return wanted.donor() != null && wanted.recipient() != null
                ? past.lines(wanted.donor(), wanted.recipient(), cut)
                : past.at(cut).lines().values();
    }

    private static List<AidStatus> past(
            Collection<LineState> then,
            LineReads.Wanted wanted,
            @Nullable String after,
            int count) {
        return then.stream()
                .filter(state -> after == null || state.line().aidId().compareTo(after) > 0)
                .filter(state -> WantedLines.include(wanted, state))
                .limit(count)
                .map(AidStatus::of)
                .toList();
    }

    private static AidStatus live(LineReads.Line line) {
        return AidStatus.of(line.state(), line.revision(), line.updatedAt());
    }

    @GET
    @Path("/{aidId}")
    public Response one(@PathParam("aidId") String aidId) {
        Parameters in = exchange.parameters("asOf", "at", "fields", "timeout");
        Clocks clocks = in.clocks(exchange.now());
        Shape fields = in.fields(LINE);
        Duration timeout = exchange.wait(in);
        LineId line = AidIds.read(aidId);
        if (!clocks.areLive() && in.text("timeout") != null) {
            in.contradict(
                    "timeout", "a past day (asOf, at) has no next change to wait for; give one");
        }
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        if (line == null) {
            return notOnRecord();
        }
        Supplier<Response> answer =
                () ->
                        exchange.kept(
                                clocks.restOn(new RestsOn.Line(aidId)),
                                () -> one(line, clocks, fields));
        return timeout.isZero() || !clocks.areLive() ? answer.get() : next(line, timeout, answer);
    }

    /** Who holds an older answer than there is gets it at once; all others wait for the next. */
    private Response next(LineId line, Duration timeout, Supplier<Response> answer) {
        long since = nextChange.last();
        Response now = answer.get();
        if (now.getStatus() == Response.Status.OK.getStatusCode() && exchange.isConditional()) {
            return now;
        }
        nextChange.await(line, since, timeout);
        return answer.get();
    }

    private Response one(LineId line, Clocks clocks, Shape fields) {
        AidStatus status = status(line, clocks);
        return status == null ? notOnRecord() : exchange.reply(status, fields);
    }

    private @Nullable AidStatus status(LineId line, Clocks clocks) {
        if (clocks.areLive()) {
            LineReads.Line live = room.read(() -> lines.find(line.aidId()));
            return live == null ? null : live(live);
        }
        LineState state = past.line(line, clocks.cut(exchange.now()));
        return state == null ? null : AidStatus.of(state);
    }

    @GET
    @Path("/{aidId}/explain")
    public Response explain(@PathParam("aidId") String aidId) {
        Parameters in = exchange.parameters("asOf", "at", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        int limit = in.limit();
        Explanation.Place after = in.after(ExplanationPage.LIST, ExplanationPage::place);
        LineId line = AidIds.read(aidId);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        return line == null
                ? notOnRecord()
                : exchange.kept(
                        clocks.restOn(new RestsOn.Pair(line.donor(), line.recipient())),
                        () -> {
                            Explanation found =
                                    past.explain(
                                            line, clocks.cut(exchange.now()), after, limit + 1);
                            return found == null ? notOnRecord() : explained(found, limit, in);
                        });
    }

    private Response explained(Explanation found, int limit, Parameters in) {
        ExplanationPage page = ExplanationPage.of(found, limit);
        return exchange.reply(page, page.next(), in);
    }

    @GET
    @Path("/{aidId}/timeline")
    public Response timeline(@PathParam("aidId") String aidId) {
        Parameters in = exchange.parameters("asOf", "at", "fields", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        Listing.Asked<ChangeEntry, Instant> asked = in.list(TIMELINE);
        LineId line = AidIds.read(aidId);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Parts<ChangeEntry, Instant> changes =
                (after, count) -> line == null ? List.of() : changes(line, clocks, after, count);
        return exchange.kept(
                new RestsOn.Everything(), () -> exchange.listOr(NOT_ON_RECORD, in, asked, changes));
    }

    private static @Nullable Instant instant(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private List<ChangeEntry> changes(
            LineId line, Clocks clocks, @Nullable Instant after, int limit) {
        return past.timeline(line, clocks.cut(exchange.now()), after, limit).stream()
                .map(ChangeEntry::of)
                .toList();
    }

    private Response notOnRecord() {
        return exchange.problem(NOT_ON_RECORD);
    }
}
