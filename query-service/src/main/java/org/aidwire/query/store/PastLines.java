package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aidwire.query.aid.Chronicle;
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

    /** One step for each line, whatever was said on it. */
    private static final String IDS =
            """
            with recursive ids as (
                select min(aid_id) as aid_id
                from mention
                where aid_id > ? and aid_id < ?
                union all
                select (
                    select min(m.aid_id)
                    from mention m
                    where m.aid_id > ids.aid_id and m.aid_id < ?)
                from ids
                where ids.aid_id is not null
            )
            select aid_id
            from ids
            where aid_id is not null
            """;

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

    /** All lines of a pair on which anything was ever said. */
    public List<String> aidIds(String donor, String recipient) {
        String pair = MentionTable.pair(donor, recipient);
        String end = pair + (char) ('.' + 1);
        return reads.read(
                sql -> sql.list(IDS, row -> row.getString("aid_id"), pair + ".", end, end));
    }

    /** Those of a pair's lines that are on record then, in the order asked for. */
    public List<LineState> at(String donor, String recipient, List<LineId> lines, Cut cut) {
        return reads.read(
                sql -> {
                    Map<LineId, Chronicle> found = chronicles.of(sql, donor, recipient, lines);
                    StoredDetails details = new StoredDetails(sql);
                    FoldedVersions versions = new FoldedVersions(sql);
                    List<LineState> states = new ArrayList<>();
                    for (LineId line : lines) {
                        LineState state =
                                LineInTime.state(
                                        new LineInTime.Sources(
                                                line, found, null, details, versions),
                                        cut);
                        if (state != null) {
                            states.add(state);
                        }
                    }
                    return states;
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
