package org.aidwire.query.status;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.Status;
import org.aidwire.query.aid.Timeline;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Page;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.problem.Problem;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.view.AidIds;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.ExplanationPage;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/** Aid lines: where they stand, why, and how they came to. */
@Path("/v1/aid")
@RunOnVirtualThread
public class AidResource {

    private static final String LIST = "aid";
    private static final String TIMELINE = "timeline";

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

    private final Exchange exchange;
    private final ReadRoom room;
    private final LineReads lines;
    private final Past past;

    AidResource(Exchange exchange, ReadRoom room, LineReads lines, Past past) {
        this.exchange = exchange;
        this.room = room;
        this.lines = lines;
        this.past = past;
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
                        "limit",
                        "cursor");
        Clocks clocks = in.clocks(exchange.now());
        LineReads.Wanted wanted = wanted(in);
        int limit = in.limit();
        String after = in.after(LIST);
        if (!clocks.areLive() && wanted.changedSince() != null) {
            in.contradict(
                    "changedSince",
                    "asks for changes up to now, which a past day (asOf, at) does not know; give"
                            + " one of them");
        }
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        List<AidStatus> found =
                clocks.areLive()
                        ? room.read(() -> lines.page(wanted, after, limit + 1)).stream()
                                .map(AidResource::live)
                                .toList()
                        : past(wanted, clocks, after, limit + 1);
        Page<AidStatus> page = Page.of(LIST, found, limit, AidStatus::aidId);
        return exchange.reply(page, page.next(), in);
    }

    private static LineReads.Wanted wanted(Parameters in) {
        Item.Category category = in.oneOf("category", Item.Category.values(), Enum::name);
        Status status = in.oneOf("status", Status.values(), Enum::name);
        Confirmation confirmation = in.oneOf("confirmation", Confirmation.values(), Enum::name);
        return new LineReads.Wanted(
                in.party("donor"),
                in.party("recipient"),
                category == null ? null : category.name(),
                in.itemsBelow("item"),
                status == null ? null : status.name(),
                confirmation == null ? null : confirmation.name(),
                in.time("changedSince"));
    }

    private List<AidStatus> past(
            LineReads.Wanted wanted, Clocks clocks, @Nullable String after, int limit) {
        Cut cut = clocks.cut(exchange.now());
        History.Picture picture =
                wanted.donor() != null && wanted.recipient() != null
                        ? past.ofPair(wanted.donor(), wanted.recipient(), cut)
                        : past.at(cut);
        return picture.lines().values().stream()
                .filter(state -> after == null || state.line().aidId().compareTo(after) > 0)
                .filter(state -> wants(wanted, state))
                .limit(limit)
                .map(AidStatus::of)
                .toList();
    }

    private static boolean wants(LineReads.Wanted wanted, LineState state) {
        LineId line = state.line();
        return fits(wanted.donor(), line.donor())
                && fits(wanted.recipient(), line.recipient())
                && fits(wanted.category(), Items.INSTANCE.category(line.item()).name())
                && (wanted.items() == null || wanted.items().contains(line.item()))
                && fits(wanted.status(), state.status().name())
                && fits(wanted.confirmation(), state.confirmation().name());
    }

    private static boolean fits(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static AidStatus live(LineReads.Line line) {
        return AidStatus.of(line.state(), line.revision(), line.updatedAt());
    }

    @GET
    @Path("/{aidId}")
    public Response one(@PathParam("aidId") String aidId) {
        Parameters in = exchange.parameters("asOf", "at");
        Clocks clocks = in.clocks(exchange.now());
        LineId line = AidIds.read(aidId);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        AidStatus status = line == null ? null : status(line, clocks);
        return status == null ? notOnRecord() : exchange.reply(status);
    }

    private @Nullable AidStatus status(LineId line, Clocks clocks) {
        if (clocks.areLive()) {
            LineReads.Line live = room.read(() -> lines.find(line.aidId()));
            return live == null ? null : live(live);
        }
        LineState state = picture(line, clocks).lines().get(line.aidId());
        return state == null ? null : AidStatus.of(state);
    }

    @GET
    @Path("/{aidId}/explain")
    public Response explain(@PathParam("aidId") String aidId) {
        Parameters in = exchange.parameters("asOf", "at", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        int limit = in.limit();
        String after = in.after(ExplanationPage.LIST);
        LineId line = AidIds.read(aidId);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Explanation all = line == null ? null : Explanation.of(picture(line, clocks), line);
        if (all == null) {
            return notOnRecord();
        }
        ExplanationPage page = ExplanationPage.of(all, after, limit);
        return exchange.reply(page, page.next(), in);
    }

    @GET
    @Path("/{aidId}/timeline")
    public Response timeline(@PathParam("aidId") String aidId) {
        Parameters in = exchange.parameters("asOf", "at", "limit", "cursor");
        Clocks clocks = in.clocks(exchange.now());
        int limit = in.limit();
        Instant after = in.after(TIMELINE, AidResource::instant);
        LineId line = AidIds.read(aidId);
        if (!in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        List<Timeline.Change> changes =
                line == null
                        ? List.of()
                        : changes(line, clocks.cut(exchange.now()), after, limit + 1);
        if (changes.isEmpty() && after == null) {
            return notOnRecord();
        }
        Page<Timeline.Change> page =
                Page.of(TIMELINE, changes, limit, change -> change.recordedtime().toString());
        return exchange.reply(page.map(ChangeEntry::of), page.next(), in);
    }

    private static @Nullable Instant instant(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private List<Timeline.Change> changes(
            LineId line, Cut cut, @Nullable Instant after, int limit) {
        return past.ofPair(
                line.donor(),
                line.recipient(),
                history -> Timeline.of(history, line, cut, after, limit));
    }

    private History.Picture picture(LineId line, Clocks clocks) {
        return past.ofPair(line.donor(), line.recipient(), clocks.cut(exchange.now()));
    }

    private Response notOnRecord() {
        return exchange.problem(
                Problem.notOnRecord("aidId", "no aid line of this id is on record then"));
    }
}
