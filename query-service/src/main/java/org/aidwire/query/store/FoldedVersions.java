package org.aidwire.query.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.aidwire.query.aid.Cut;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineInTime;

/** Folds statements in doubt from their versions, which are read once a snapshot. */
final class FoldedVersions implements LineInTime.Resolver {

    private final Sql sql;
    private final Map<String, History> histories = new HashMap<>();

    FoldedVersions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void expect(Collection<String> statementIds) {
        Set<String> unread = new LinkedHashSet<>(statementIds);
        unread.removeAll(histories.keySet());
        if (!unread.isEmpty()) {
            History history = HistoryStore.ofStatements(sql, unread);
            unread.forEach(id -> histories.put(id, history));
        }
    }

    @Override
    public Collection<Instant> timesOf(String statementId) {
        expect(List.of(statementId));
        History history = Objects.requireNonNull(histories.get(statementId));
        return Stream.concat(
                        history.statements().stream().map(each -> each.recordedtime()),
                        history.articles().stream()
                                .flatMap(
                                        each ->
                                                Stream.of(
                                                        each.recordedtime(),
                                                        Objects.requireNonNullElse(
                                                                each.event().embargoedUntil(),
                                                                each.recordedtime()))))
                .distinct()
                .toList();
    }

    @Override
    public Collection<History.StatementView> at(Set<String> statementIds, Instant time) {
        expect(statementIds);
        Set<History> bearing = Collections.newSetFromMap(new IdentityHashMap<>());
        statementIds.forEach(id -> bearing.add(Objects.requireNonNull(histories.get(id))));
        Collection<History.StatementView> views = new ArrayList<>();
        for (History history : bearing) {
            history.at(new Cut(time, null, time)).statements().values().stream()
                    .filter(
                            view ->
                                    statementIds.contains(view.statement().id())
                                            && histories.get(view.statement().id()) == history)
                    .forEach(views::add);
        }
        return views;
    }
}
