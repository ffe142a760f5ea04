package org.aidwire.query.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Timeline;

/** Which statement was recorded on a line at the very time of a change. */
final class Causes {

    private static final String RECORDED_AT =
            """
            select recordedtime, event
            from statement_version
            where recordedtime = any(?) and donor = ? and recipient = ?
            """;

    private Causes() {}

    /** The changes with their statements: of several recorded at one time the least id. */
    static List<Timeline.Change> of(Sql sql, LineId line, List<Timeline.Change> changes) {
        if (changes.isEmpty()) {
            return changes;
        }
        Map<Instant, String> causes = new HashMap<>();
        sql.list(
                RECORDED_AT,
                row -> {
                    Statement statement =
                            (Statement)
                                    EventJson.reread(EventType.STATEMENT, row.getString("event"));
                    return LineId.of(statement.aid()).contains(line)
                            ? causes.merge(
                                    Objects.requireNonNull(Sql.instant(row, "recordedtime")),
                                    statement.id(),
                                    (a, b) -> a.compareTo(b) <= 0 ? a : b)
                            : null;
                },
                new Sql.Times(changes.stream().map(Timeline.Change::recordedtime).toList()),
                line.donor(),
                line.recipient());
        return changes.stream()
                .map(
                        each ->
                                new Timeline.Change(
                                        each.recordedtime(),
                                        each.before(),
                                        each.after(),
                                        each.rule(),
                                        causes.get(each.recordedtime())))
                .toList();
    }
}
