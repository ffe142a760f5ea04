package org.aidwire.query.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.aid.HistoryParts;
import org.aidwire.query.aid.LineInTime;
import org.jspecify.annotations.Nullable;

/** Folds statements in doubt from their versions, which are read once a snapshot. */
final class FoldedVersions implements LineInTime.Resolver {

    /**
     * Statements that bear on each other, folded once between two times.
     *
     * @param times at which something of it was recorded, or lifted
     */
    private record Part(
            History history,
            NavigableSet<Instant> times,
            Map<Instant, Map<String, StatementView>> folded) {

        static Part of(History history) {
            NavigableSet<Instant> times = new TreeSet<>();
            history.statements().forEach(each -> times.add(each.recordedtime()));
            history.articles()
                    .forEach(
                            each -> {
                                times.add(each.recordedtime());
                                if (each.event().embargoedUntil() != null) {
                                    times.add(each.event().embargoedUntil());
                                }
                            });
            return new Part(history, times, new HashMap<>());
        }

        @Nullable StatementView at(String id, Instant time) {
            Instant last = times.floor(time);
            return last == null
                    ? null
                    : folded.computeIfAbsent(
                                    last, _ -> history.at(new Cut(last, null, last)).statements())
                            .get(id);
        }
    }

    private final Sql sql;
    private final Map<String, Part> parts = new HashMap<>();

    FoldedVersions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void expect(Collection<String> statementIds) {
        Set<String> unread = new LinkedHashSet<>(statementIds);
        unread.removeAll(parts.keySet());
        if (!unread.isEmpty()) {
            for (History history : HistoryParts.of(HistoryStore.ofStatements(sql, unread))) {
                Part part = Part.of(history);
                history.statements().stream()
                        .map(each -> each.event().id())
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
            StatementView view = part(id).at(id, time);
            if (view != null) {
                views.add(view);
            }
        }
        return views;
    }

    private Part part(String statementId) {
        expect(List.of(statementId));
        return Objects.requireNonNull(parts.get(statementId));
    }
}
