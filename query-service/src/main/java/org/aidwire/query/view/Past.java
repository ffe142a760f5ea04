package org.aidwire.query.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.History;
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

    /** Pages of one list ask for one picture; few lists of past days are read at one time. */
    private static final int KEPT = 8;

    /** Null parties for all. */
    private record Asked(
            @Nullable String donor,
            @Nullable String recipient,
            @Nullable Instant asOf,
            @Nullable Instant at) {}

    /**
     * @param state of the store before it was read: what came since is not in it
     * @param of let go of when memory runs short
     */
    private record Picture(String state, SoftReference<History.Picture> of) {}

    /** A short history is folded for another day without being read again; a long one is read. */
    private static final int SHORT = 5_000;

    /**
     * What was recorded on a pair up to a day.
     *
     * @param state of the store before it was read
     */
    private record Recorded(String state, Instant until, SoftReference<History> of) {}

    private final Map<Asked, Recorded> recorded =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Recorded> eldest) {
                    return size() > KEPT;
                }
            };

    private final Map<Asked, Picture> pictures =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Asked, Picture> eldest) {
                    return size() > KEPT;
                }
            };

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
                new Asked(null, null, cut.asOf(), cut.at()),
                () ->
                        room.foldWholeHistory(
                                () -> room.read(() -> histories.ofAll(cut.asOf())).at(cut)));
    }

    public History.Picture ofPair(String donor, String recipient, Cut cut) {
        Asked asked = new Asked(donor, recipient, cut.asOf(), cut.at());
        return kept(asked, () -> room.fold(() -> history(donor, recipient, cut.asOf()).at(cut)));
    }

    /** Holds at least what was recorded by then; the fold leaves out what came later. */
    private History history(String donor, String recipient, @Nullable Instant asOf) {
        if (asOf == null) {
            return room.read(() -> histories.ofPair(donor, recipient, null));
        }
        Asked pair = new Asked(donor, recipient, null, null);
        String state = room.read(histories::state);
        synchronized (recorded) {
            Recorded known = recorded.get(pair);
            History history = known == null ? null : known.of().get();
            if (known != null
                    && history != null
                    && known.state().equals(state)
                    && !known.until().isBefore(asOf)) {
                return history;
            }
        }
        Instant until = wanted(pair, state, donor, recipient, asOf);
        History read = room.read(() -> histories.ofPair(donor, recipient, until));
        if (read.statements().size() <= 2 * SHORT) {
            synchronized (recorded) {
                recorded.put(pair, new Recorded(state, until, new SoftReference<>(read)));
            }
        }
        return read;
    }

    /**
     * Who asks for a second day while nothing changed will ask for others: more is read at once.
     */
    private Instant wanted(Asked pair, String state, String donor, String recipient, Instant asOf) {
        synchronized (recorded) {
            Recorded known = recorded.get(pair);
            if (known == null || !known.state().equals(state)) {
                return asOf;
            }
        }
        Instant end = room.read(() -> histories.after(donor, recipient, SHORT));
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
        synchronized (pictures) {
            Picture known = pictures.get(asked);
            History.Picture picture = known == null ? null : known.of().get();
            if (known != null && picture != null && known.state().equals(state)) {
                return picture;
            }
        }
        History.Picture folded = fold.get();
        synchronized (pictures) {
            pictures.put(asked, new Picture(state, new SoftReference<>(folded)));
        }
        return folded;
    }

    public History.Picture ofArticle(String uri, Cut cut) {
        return room.fold(() -> room.read(() -> histories.ofArticles(List.of(uri))).at(cut));
    }

    public History.Picture ofStatement(String id, Cut cut) {
        return room.fold(() -> room.read(() -> histories.ofStatement(id)).at(cut));
    }
}
