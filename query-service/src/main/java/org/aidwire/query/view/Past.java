package org.aidwire.query.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.HistoryInTime;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Timeline;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.HistoryStore;
import org.aidwire.query.store.PastLines;
import org.jspecify.annotations.Nullable;

/** What held on a day: histories from the store, folded at a cut. */
@ApplicationScoped
public class Past {

    /** A short history is folded for another day without being read again; a long one is read. */
    private static final int SHORT = 5_000;

    private record Pair(String donor, String recipient) {}

    /**
     * @param pair null for everything
     */
    private record Asked(@Nullable Pair pair, @Nullable Instant asOf, @Nullable Instant at) {}

    /** What was recorded on a pair up to a day. */
    private record Recorded(Instant until, HistoryInTime history) {}

    /** Pages of one list ask for one picture. */
    private final KeptByState<Asked, History.Picture> pictures = new KeptByState<>();

    private final KeptByState<Pair, Recorded> recorded = new KeptByState<>();
    private final HistoryStore histories;
    private final PastLines lines;
    private final ReadRoom room;

    Past(HistoryStore histories, PastLines lines, ReadRoom room) {
        this.histories = histories;
        this.lines = lines;
        this.room = room;
    }

    public @Nullable LineState line(LineId line, Cut cut) {
        return room.fold(() -> room.read(() -> lines.at(line, cut)));
    }

    /** By aidId. */
    public List<LineState> lines(String donor, String recipient, Cut cut) {
        return room.fold(
                () ->
                        room.read(
                                () ->
                                        lines.at(
                                                donor,
                                                recipient,
                                                lines.aidIds(donor, recipient).stream()
                                                        .map(AidIds::read)
                                                        .filter(Objects::nonNull)
                                                        .toList(),
                                                cut)));
    }

    public @Nullable Explanation explain(
            LineId line, Cut cut, Explanation.@Nullable Place after, int limit) {
        return room.fold(() -> room.read(() -> lines.explain(line, cut, after, limit)));
    }

    public List<Timeline.Change> timeline(
            LineId line, Cut cut, @Nullable Instant after, int limit) {
        return room.fold(() -> room.read(() -> lines.timeline(line, cut, after, limit)));
    }

    /** Everything. */
    public History.Picture at(Cut cut) {
        return kept(
                new Asked(null, cut.asOf(), cut.at()),
                () ->
                        room.foldWholeHistory(
                                () -> room.read(() -> histories.ofAll(cut.asOf())).at(cut)));
    }

    public History.Picture ofPair(String donor, String recipient, Cut cut) {
        Pair pair = new Pair(donor, recipient);
        Instant asOf = cut.asOf();
        return kept(
                new Asked(pair, asOf, cut.at()),
                () ->
                        room.fold(
                                () ->
                                        asOf == null
                                                ? room.read(
                                                                () ->
                                                                        histories.ofPair(
                                                                                donor, recipient,
                                                                                null))
                                                        .at(cut)
                                                : ofPair(pair, asOf, cut)));
    }

    /**
     * What is kept holds at least what was recorded by then; the fold leaves out what came later.
     */
    private History.Picture ofPair(Pair pair, Instant asOf, Cut cut) {
        String state = room.read(histories::state);
        Recorded known = recorded.find(pair, state);
        if (known != null && !known.until().isBefore(asOf)) {
            return known.history().at(cut);
        }
        // Who asks for a second day while nothing changed will ask for others.
        Instant until = known == null ? asOf : ahead(pair, asOf);
        History read = room.read(() -> histories.ofPair(pair.donor(), pair.recipient(), until));
        if (read.statements().size() > 2 * SHORT) {
            return read.at(cut);
        }
        HistoryInTime history = new HistoryInTime(read);
        recorded.keep(pair, state, new Recorded(until, history));
        return history.at(cut);
    }

    /** As far as the history is short, and at least up to the day. */
    private Instant ahead(Pair pair, Instant asOf) {
        Instant end = room.read(() -> histories.after(pair.donor(), pair.recipient(), SHORT));
        if (end == null) {
            return Instant.MAX;
        }
        return end.isBefore(asOf) ? asOf : end;
    }

    /** Without asOf the present decides about embargoes, and it moves on. */
    private History.Picture kept(Asked asked, Supplier<History.Picture> fold) {
        if (asked.asOf() == null) {
            return fold.get();
        }
        String state = room.read(histories::state);
        History.Picture known = pictures.find(asked, state);
        if (known != null) {
            return known;
        }
        History.Picture folded = fold.get();
        pictures.keep(asked, state, folded);
        return folded;
    }

    public History.Picture ofArticle(String uri, Cut cut) {
        return room.fold(() -> room.read(() -> histories.ofArticles(List.of(uri))).at(cut));
    }

    public History.Picture ofStatement(String id, Cut cut) {
        return room.fold(() -> room.read(() -> histories.ofStatement(id)).at(cut));
    }
}
