package org.aidwire.query.changes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.Timeline;
import org.aidwire.query.http.Exchange;
import org.aidwire.query.http.Listing;
import org.aidwire.query.http.Once;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.http.Parts;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.RestsOn;
import org.aidwire.query.view.AidStatus;
import org.aidwire.query.view.Past;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one time and was not at another: the picture as of the one against that as of
 * the other, a row for each line that differs. By what was recorded, and not by the change log,
 * which begins where this read model began.
 */
@Path("/v1/changes/between")
@RunOnVirtualThread
public class BetweenResource {

    /** Changes of a line read at a time, to find its last. */
    private static final int AT_ONCE = 1_000;

    /**
     * A line that differs.
     *
     * @param before null where it was not on record
     * @param after null where it is no more
     * @param rule by which it became what it is
     * @param statementId what brought its last change about; null where an article did
     */
    record Difference(
            String aidId,
            @Nullable AidStatus before,
            @Nullable AidStatus after,
            Rule rule,
            @Nullable String statementId) {}

    private static final Listing<Difference, String> DIFFERENCES =
            Listing.byText("between", Difference.class, Difference::aidId);

    /** Two times, and what was known at each. */
    private record Pictures(
            Instant from,
            Cut to,
            SortedMap<String, LineState> before,
            SortedMap<String, LineState> after) {}

    private final Exchange exchange;
    private final Past past;

    BetweenResource(Exchange exchange, Past past) {
        this.exchange = exchange;
        this.past = past;
    }

    @GET
    public Response between() {
        Parameters in =
                exchange.parameters(
                        "from",
                        "to",
                        "donor",
                        "recipient",
                        "item",
                        "category",
                        "status",
                        "fields",
                        "limit",
                        "cursor");
        Instant now = exchange.now();
        Instant from = in.pastTime("from", now);
        Instant asked = in.pastTime("to", now);
        Instant to = asked == null ? now : asked;
        ChangeReads.Wanted wanted = Selection.of(in);
        Listing.Asked<Difference, String> list = in.list(DIFFERENCES);
        if (in.faults().isEmpty() && from == null) {
            in.contradict("from", "is required: a date or an instant; to is now without one");
        }
        if (from != null && from.isAfter(to)) {
            in.contradict("from", "is later than to");
        }
        if (from == null || !in.faults().isEmpty()) {
            return exchange.invalid(in);
        }
        Supplier<Pictures> pictures = new Once<>(() -> pictures(wanted, from, to, now));
        Parts<Difference, String> differences =
                (after, count) -> differences(pictures.get(), wanted, after, count);
        return exchange.kept(new RestsOn.Everything(), () -> exchange.list(in, list, differences));
    }

    private Pictures pictures(ChangeReads.Wanted wanted, Instant from, Instant to, Instant now) {
        Cut before = new Cut(from, null, now);
        Cut after = new Cut(to, null, now);
        return new Pictures(
                from, after, picture(wanted, before).lines(), picture(wanted, after).lines());
    }

    private History.Picture picture(ChangeReads.Wanted wanted, Cut cut) {
        return wanted.donor() != null && wanted.recipient() != null
                ? past.ofPair(wanted.donor(), wanted.recipient(), cut)
                : past.at(cut);
    }

    private List<Difference> differences(
            Pictures pictures, ChangeReads.Wanted wanted, @Nullable String after, int count) {
        TreeSet<String> lines = new TreeSet<>(pictures.before().keySet());
        lines.addAll(pictures.after().keySet());
        return (after == null ? lines : lines.tailSet(after, false))
                .stream()
                        .filter(
                                aidId ->
                                        differs(
                                                pictures.before().get(aidId),
                                                pictures.after().get(aidId),
                                                wanted))
                        .limit(count)
                        .map(aidId -> difference(pictures, aidId))
                        .toList();
    }

    private static boolean differs(
            @Nullable LineState before, @Nullable LineState after, ChangeReads.Wanted wanted) {
        return !Objects.equals(before, after) && wanted.fits(before, after);
    }

    private Difference difference(Pictures pictures, String aidId) {
        LineState before = pictures.before().get(aidId);
        LineState after = pictures.after().get(aidId);
        Timeline.Change last =
                last(
                        Objects.requireNonNull(after == null ? before : after).line(),
                        pictures.to(),
                        pictures.from());
        return new Difference(
                aidId,
                before == null ? null : AidStatus.of(before),
                after == null ? null : AidStatus.of(after),
                after == null ? Rule.R0 : after.rule(),
                last == null ? null : last.statementId());
    }

    /** The change by which the line became what it is. */
    private Timeline.@Nullable Change last(LineId line, Cut cut, Instant from) {
        Timeline.Change last = null;
        Instant after = from;
        List<Timeline.Change> some;
        do {
            some = past.timeline(line, cut, after, AT_ONCE);
            if (!some.isEmpty()) {
                last = some.getLast();
                after = last.recordedtime();
            }
        } while (some.size() == AT_ONCE);
        return last;
    }
}
