package org.aidwire.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.LineState;
import org.jspecify.annotations.Nullable;

/** The lines that say something in figures of money, for totals, as they stand now. */
@ApplicationScoped
public class FigureReads {

    private static final String LINES =
            """
            select state
            from line
            where (?::text is null or donor = ?)
              and (?::text is null or recipient = ?)
            """;

    private static final String SHARED =
            "select moves from statement where id = any(?) and moves is not null";

    private final SnapshotReads reads;

    FigureReads(SnapshotReads reads) {
        this.reads = reads;
    }

    /**
     * @param shared the statements with several items that lines show, by id
     */
    public record Figures(List<LineState> lines, Map<String, Candidate> shared) {}

    /** Null parties mean any. */
    public Figures find(@Nullable String donor, @Nullable String recipient) {
        return reads.read(
                sql -> {
                    List<LineState> lines =
                            sql
                                    .list(
                                            LINES,
                                            row -> withFigures(row.getString("state")),
                                            donor,
                                            donor,
                                            recipient,
                                            recipient)
                                    .stream()
                                    .filter(Objects::nonNull)
                                    .toList();
                    Collection<String> shared = new TreeSet<>();
                    lines.forEach(
                            line -> line.shared().forEach(each -> shared.add(each.statementId())));
                    return new Figures(
                            lines,
                            sql
                                    .list(
                                            SHARED,
                                            row ->
                                                    RulesJson.read(
                                                            row.getString("moves"),
                                                            Candidate.class),
                                            shared)
                                    .stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Candidate::statementId, Function.identity())));
                });
    }

    /** Most lines have none, and are let go of at once. */
    private static @Nullable LineState withFigures(String state) {
        LineState line = RulesJson.read(state, LineState.class);
        return line.amounts().isEmpty() && line.shared().isEmpty() ? null : line;
    }
}
