package org.aidwire.query.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.aid.LineInTime;
import org.aidwire.query.aid.PartInTime;

/** Folds statements in doubt from their versions, which are read once a snapshot. */
final class FoldedVersions implements LineInTime.Resolver {

    private final Sql sql;
    private final Map<String, PartInTime> parts = new HashMap<>();

    FoldedVersions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void expect(Collection<String> statementIds) {
        Set<String> unread = new LinkedHashSet<>(statementIds);
        unread.removeAll(parts.keySet());
        if (!unread.isEmpty()) {
            for (PartInTime part : PartInTime.of(HistoryStore.ofStatements(sql, unread))) {
                part.statementIds().stream()
                        .filter(unread::contains)
                        .forEach(id -> parts.put(id, part));
            }
        }
    }

    @Override
    public Collection<Instant> timesOf(String statementId) {
        return part(statementId).times();
    }

    @Override
    public Collection<StatementView> at(Set<String> statementIds, Instant time) {
        expect(statementIds);
        Collection<StatementView> views = new ArrayList<>();
        for (String id : statementIds) {
            StatementView view = part(id).statement(id, time);
            if (view != null) {
                views.add(view);
            }
        }
        return views;
    }

    private PartInTime part(String statementId) {
        expect(List.of(statementId));
        return Objects.requireNonNull(parts.get(statementId));
    }
}
