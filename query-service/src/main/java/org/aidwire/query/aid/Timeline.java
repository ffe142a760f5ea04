package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * How a line changed as Aidwire learned: the fold at every instant at which something of the
 * history was recorded or an embargo lifted, so that the answer never depends on the order of
 * arrival.
 */
public final class Timeline {

    /**
     * One change.
     *
     * @param recordedtime when the cause was recorded, or the embargo lifted
     * @param before null where the line did not exist
     * @param after null where the line ceased to exist
     * @param statementId the statement recorded then that brought it about; null where an article
     *     did
     */
    public record Change(
            Instant recordedtime,
            @Nullable LineState before,
            @Nullable LineState after,
            Rule rule,
            @Nullable String statementId) {}

    private Timeline() {}

    /**
     * The changes of a line up to the cut, oldest first.
     *
     * @param after only changes recorded later than this; null from the beginning
     * @param limit at most so many
     */
    public static List<Change> of(
            History history, LineId line, Cut cut, @Nullable Instant after, int limit) {
        List<Change> changes = new ArrayList<>();
        LineState before = after == null ? null : stateAt(history, line, cut, after);
        for (Instant time : times(history, cut)) {
            if (after != null && !time.isAfter(after)) {
                continue;
            }
            LineState state = stateAt(history, line, cut, time);
            if (!Objects.equals(before, state)) {
                changes.add(change(history, line, time, before, state));
                before = state;
            }
            if (changes.size() == limit) {
                break;
            }
        }
        return changes;
    }

    private static @Nullable LineState stateAt(
            History history, LineId line, Cut cut, Instant time) {
        return history.at(new Cut(time, cut.at(), cut.now())).lines().get(line.aidId());
    }

    private static TreeSet<Instant> times(History history, Cut cut) {
        TreeSet<Instant> times = new TreeSet<>();
        for (Recorded<Article> article : history.articles()) {
            times.add(article.recordedtime());
            if (article.event().embargoedUntil() != null) {
                times.add(article.event().embargoedUntil());
            }
        }
        history.statements().forEach(statement -> times.add(statement.recordedtime()));
        times.removeIf(time -> time.isAfter(cut.reading()));
        return times;
    }

    private static Change change(
            History history,
            LineId line,
            Instant time,
            @Nullable LineState before,
            @Nullable LineState after) {
        String cause =
                history.statements().stream()
                        .filter(each -> each.recordedtime().equals(time))
                        .map(Recorded::event)
                        .filter(statement -> LineId.of(statement.aid()).contains(line))
                        .map(Statement::id)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return new Change(time, before, after, after == null ? Rule.R0 : after.rule(), cause);
    }
}
