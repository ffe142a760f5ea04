package org.aidwire.query.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Status;
import org.aidwire.query.http.Clocks;
import org.aidwire.query.http.Once;
import org.aidwire.query.http.Parts;
import org.aidwire.query.http.ReadRoom;
import org.aidwire.query.store.LineReads;
import org.aidwire.query.view.Past;
import org.aidwire.query.view.WantedLines;
import org.jspecify.annotations.Nullable;

/** The lines that are exported, by aidId, now or as of a past day. */
@ApplicationScoped
class ExportLines {

    /** Lines looked at in one go where only some have something to list. */
    private static final int STRIDE = 500;

    private final ReadRoom room;
    private final LineReads lines;
    private final Past past;

    ExportLines(ReadRoom room, LineReads lines, Past past) {
        this.room = room;
        this.lines = lines;
        this.past = past;
    }

    Parts<ExportedLine, String> read(LineReads.Wanted wanted, Clocks clocks, Instant now) {
        Supplier<History.Picture> picture = new Once<>(() -> picture(wanted, clocks.cut(now)));
        return (after, count) ->
                (clocks.areLive()
                                ? room.read(() -> lines.page(wanted, after, count)).stream()
                                        .map(LineReads.Line::state)
                                : picture.get().lines().values().stream()
                                        .filter(state -> isAfter(state, after))
                                        .filter(state -> WantedLines.include(wanted, state))
                                        .limit(count))
                        .map(state -> new ExportedLine(state, before(state, clocks, now)))
                        .toList();
    }

    private History.Picture picture(LineReads.Wanted wanted, Cut cut) {
        return wanted.donor() != null && wanted.recipient() != null
                ? past.ofPair(wanted.donor(), wanted.recipient(), cut)
                : past.at(cut);
    }

    private static boolean isAfter(LineState state, @Nullable String after) {
        return after == null || state.line().aidId().compareTo(after) > 0;
    }

    /** What is taken back by a withdrawal is what stood just before it. */
    private @Nullable LineState before(LineState state, Clocks clocks, Instant now) {
        Instant since = state.since();
        if (state.status() != Status.WITHDRAWN || since == null) {
            return null;
        }
        return past.line(
                state.line(), new Cut(clocks.asOf(), since.minus(1, ChronoUnit.MICROS), now));
    }

    /** The lines of which a format leaves something out. */
    static Parts<Left, String> left(
            Parts<ExportedLine, String> lines, Function<ExportedLine, Exported<?>> format) {
        return (after, count) -> {
            List<Left> found = new ArrayList<>();
            String last = after;
            List<ExportedLine> part;
            do {
                part = lines.read(last, STRIDE);
                for (ExportedLine line : part) {
                    last = line.aidId();
                    List<Left.Reason> reasons = format.apply(line).left();
                    if (!reasons.isEmpty()) {
                        found.add(new Left(line.aidId(), reasons));
                    }
                }
            } while (part.size() == STRIDE && found.size() < count);
            return found.stream().limit(count).toList();
        };
    }
}
