package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.Explanation;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineInTime;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.LineTimeline;
import org.aidwire.query.aid.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Lines at any time, from their chronicles: the same answers as a fold of the pair's whole history,
 * at the cost of what bears on the answer.
 */
@ApplicationScoped
public class PastLines {

    private final SnapshotReads reads;
    private final Chronicles chronicles;

    PastLines(SnapshotReads reads, Chronicles chronicles) {
        this.reads = reads;
        this.chronicles = chronicles;
    }

    /** Null where the line is not on record then. */
    public @Nullable LineState at(LineId line, Cut cut) {
        return reads.read(sql -> LineInTime.state(sources(sql, line, false), cut));
    }

    /**
     * Why it stood there: up to {@code limit} reasons, going on after one. Null where the line is
     * not on record then.
     */
    public @Nullable Explanation explain(
            LineId line, Cut cut, Explanation.@Nullable Place after, int limit) {
        return reads.read(sql -> LineInTime.explain(sources(sql, line, true), cut, after, limit));
    }

    /** How it came to stand there: up to {@code limit} changes later than {@code after}. */
    public List<Timeline.Change> timeline(
            LineId line, Cut cut, @Nullable Instant after, int limit) {
        return reads.read(
                sql -> {
                    List<Timeline.Change> changes =
                            LineTimeline.of(sources(sql, line, false), cut, after, limit);
                    return Causes.of(sql, line, changes);
                });
    }

    private LineInTime.Sources sources(Sql sql, LineId line, boolean withPair) {
        Chronicles.OfLine found = chronicles.of(sql, line, withPair);
        return new LineInTime.Sources(
                line,
                found.lines(),
                found.ofPair(),
                new StoredDetails(sql),
                new FoldedVersions(sql));
    }
}
