package org.aidwire.query.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.aidwire.contract.Article;
import org.aidwire.contract.KafkaBinding.ReadRecord.Erasing;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.store.ArticleTable;
import org.aidwire.query.store.ErasuresToCome;
import org.aidwire.query.store.LineTable;
import org.aidwire.query.store.PositionTable;
import org.aidwire.query.store.ProjectingTransaction;
import org.aidwire.query.store.Reach;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.RecordAddress;
import org.aidwire.query.store.SpanTable;
import org.aidwire.query.store.StatementTable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where every event goes through: load, apply, save, in one transaction with the positions of the
 * records. Which articles, statements and lines an event reaches is followed here by look-ups; what
 * becomes of them the rules say.
 */
@ApplicationScoped
public class Projector {

    /**
     * @param changed how many lines changed
     * @param recomputed how many lines were decided anew, changed or not
     * @param refused why events do not stand that did, or are new
     */
    public record Projected(int changed, int recomputed, List<Versions.Reason> refused) {}

    private static final Logger LOG = Logger.getLogger(Projector.class);

    private final ReadModel readModel;

    public Projector(ReadModel readModel) {
        this.readModel = readModel;
    }

    /**
     * Projects events, lifts the embargoes that are due, and moves the positions; all or nothing.
     *
     * @param now the present, by which embargoes are judged
     */
    public Projected project(
            Collection<Event> events, Collection<PositionTable.Move> moves, Instant now) {
        return project(events, List.of(), Map.of(), moves, now);
    }

    /**
     * Projects events, and notes what is to be erased, likewise.
     *
     * @param log how far each partition went when that was read
     */
    public Projected project(
            Collection<Event> events,
            Collection<Erasing> erasing,
            Map<PositionTable.Partition, Long> log,
            Collection<PositionTable.Move> moves,
            Instant now) {
        return readModel.projecting(
                tx -> {
                    tx.positions().move(moves);
                    Projected projected = apply(tx, events, now);
                    erasing.forEach(each -> ask(tx, each, log));
                    return projected;
                });
    }

    private static void ask(
            ProjectingTransaction tx, Erasing erasing, Map<PositionTable.Partition, Long> log) {
        tx.erasuresToCome()
                .ask(
                        new ErasuresToCome.Asked(erasing.erasure().uri(), erasing.recordedtime()),
                        log);
        LOG.infof("to be erased id=%s by=%s", erasing.id(), erasing.writer());
    }

    /** Carries out the erasures for which all is read that was written by then. */
    public void erase() {
        while (readModel.hasErasureDue() && readModel.projecting(Projector::eraseNext)) {
            LOG.debug("and the next one");
        }
    }

    /** Moves no line: what the rules need of the words stays known. */
    private static boolean eraseNext(ProjectingTransaction tx) {
        ErasuresToCome.Asked asked = tx.erasuresToCome().due();
        if (asked == null) {
            return false;
        }
        int events = tx.erasing().erase(asked.article(), asked.until());
        tx.erasuresToCome().done(asked);
        LOG.infof("erased events=%d until=%s", events, asked.until());
        return true;
    }

    /** Notes an erasure whose record was parked, likewise. */
    public boolean replay(Erasing erasing, RecordAddress parked, Instant now) {
        return readModel.projecting(
                tx -> {
                    boolean asked = tx.parked().replayed(parked, now);
                    if (asked) {
                        ask(tx, erasing, Map.of());
                    }
                    return asked;
                });
    }

    /**
     * Projects the event of a record that was parked; null where somebody else has, or nobody asks
     * for it any more.
     */
    public @Nullable Projected replay(Event event, RecordAddress parked, Instant now) {
        return readModel.<@Nullable Projected>projecting(
                tx -> tx.parked().replayed(parked, now) ? apply(tx, List.of(event), now) : null);
    }

    private static Projected apply(
            ProjectingTransaction tx, Collection<Event> events, Instant now) {
        Instant judged = tx.judgeEmbargoesAt(now);
        Map<LineId, LineTable.Cause> lines = new HashMap<>();
        List<Versions.Reason> refused = new ArrayList<>();
        for (List<Event> round : Rounds.of(events)) {
            refused.addAll(round(tx, round, judged, lines));
        }
        LineDecisions decisions = lines(tx, lines, now);
        return new Projected(decisions.changes().size(), decisions.decided(), refused);
    }

    /**
     * Events that bear on what was stored before them.
     *
     * @param lines those that they reach are added
     * @return how many are refused
     */
    private static List<Versions.Reason> round(
            ProjectingTransaction tx,
            List<Event> events,
            Instant judged,
            Map<LineId, LineTable.Cause> lines) {
        tx.events().record(events);
        Set<String> articles = identities(events, Article.class);
        Collection<String> lifted = tx.articles().embargoesLiftedBy(judged);
        articles.addAll(lifted);
        ArticleStandings reached = articles(tx, articles, judged);
        Reach reach = Settling.follow(tx, events, lifted, reached, judged);
        Map<String, Versions<Statement>> statements =
                ArticleStandings.settle(
                        tx.events().statements(identities(events, Statement.class)));
        List<Versions.Reason> refused =
                new ArrayList<>(tx.events().settleArticles(reached.settled(articles)));
        refused.addAll(tx.events().settleStatements(statements.values()));
        statements(tx, statements, reached, articles, reach)
                .forEach((line, cause) -> lines.merge(line, cause, LineTable.Cause::or));
        return refused;
    }

    private static Set<String> identities(
            Collection<Event> events, Class<? extends NewsEvent> kind) {
        return events.stream()
                .map(each -> each.content().event())
                .filter(kind::isInstance)
                .map(NewsEvent::identity)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Where the touched articles stand now, and all whose standing may rest on them. Adds to the
     * touched those that stand differently.
     */
    private static ArticleStandings articles(
            ProjectingTransaction tx, Set<String> touched, Instant judged) {
        ArticleStandings standings = ArticleStandings.reachedFrom(tx, touched, judged);
        Map<String, ArticleTable.Row> before = tx.articles().rows(standings.rows().keySet());
        List<ArticleTable.Row> changed =
                standings.rows().values().stream()
                        .filter(row -> !row.equals(before.get(row.uri())))
                        .toList();
        tx.articles().save(changed);
        changed.forEach(row -> touched.add(row.uri()));
        tx.pairs().followArticles(changed.stream().map(ArticleTable.Row::uri).toList());
        return standings;
    }

    /** Where statements stand now; returns the lines that this reaches, each with its cause. */
    private static Map<LineId, LineTable.Cause> statements(
            ProjectingTransaction tx,
            Map<String, Versions<Statement>> own,
            ArticleStandings reached,
            Set<String> touchedArticles,
            Reach reach) {
        Map<String, Versions<Statement>> touched = new HashMap<>(own);
        Set<String> others = new HashSet<>(tx.statements().naming(touchedArticles));
        others.removeAll(own.keySet());
        touched.putAll(ArticleStandings.settle(tx.events().statements(others)));

        StatementStandings standings = new StatementStandings();
        standings.judge(touched.values(), sources(tx, articlesOf(touched.values()), reached));
        SpanTable.Verdicts verdicts = tx.spans().replace(standings.statements(), standings.spans());
        Collection<Versions<Statement>> siblings =
                ArticleStandings.settle(tx.events().statements(verdicts.others())).values();
        standings.judge(siblings, sources(tx, articlesOf(siblings), reached));
        return save(tx, standings.rows(verdicts.outranked()), own, reach);
    }

    private static Set<String> articlesOf(Collection<Versions<Statement>> statements) {
        return statements.stream()
                .map(versions -> versions.current().event().article())
                .filter(Objects::nonNull)
                .map(Statement.ArticleRef::uri)
                .collect(Collectors.toSet());
    }

    /** The articles as their statements see them: as just worked out, else as stored. */
    private static Map<String, StatementStandings.Source> sources(
            ProjectingTransaction tx, Set<String> uris, ArticleStandings reached) {
        if (uris.isEmpty()) {
            return Map.of();
        }
        Set<String> stored = new HashSet<>(uris);
        stored.removeAll(reached.rows().keySet());
        Map<String, Versions<Article>> settled = new HashMap<>(reached.settled());
        settled.putAll(ArticleStandings.settle(tx.events().articles(stored)));
        Map<String, ArticleTable.Row> rows = new HashMap<>(reached.rows());
        rows.putAll(tx.articles().rows(stored));
        Map<String, StatementStandings.Source> sources = new HashMap<>();
        rows.forEach(
                (uri, row) ->
                        sources.put(
                                uri,
                                new StatementStandings.Source(
                                        ArticleStandings.view(
                                                Objects.requireNonNull(settled.get(uri)), row),
                                        !row.onRecord())));
        return sources;
    }

    private static Map<LineId, LineTable.Cause> save(
            ProjectingTransaction tx,
            List<StatementTable.Row> rows,
            Map<String, Versions<Statement>> recorded,
            Reach reach) {
        Set<String> touched = recorded.keySet();
        tx.versions().move(rows);
        Map<String, StatementTable.Standing> before =
                tx.statements().standings(rows.stream().map(row -> row.standing().id()).toList());
        List<StatementTable.Row> changed =
                rows.stream()
                        .filter(row -> !row.standing().equals(before.get(row.standing().id())))
                        .toList();
        List<StatementTable.Row> reached =
                rows.stream()
                        .filter(
                                row ->
                                        touched.contains(row.standing().id())
                                                || !row.standing()
                                                        .equals(before.get(row.standing().id())))
                        .toList();
        tx.mentions().retire(retired(reached, before, reach));
        tx.statements().save(changed);
        tx.mentions().follow(reached, recorded, reach);
        follow(tx, changed, before);
        List<StatementTable.Row> weighed =
                changed.stream()
                        .filter(row -> row.weighsOtherwiseThan(before.get(row.standing().id())))
                        .toList();
        return LineDecisions.causes(tx.candidates().replace(weighed), weighed, touched);
    }

    /** From when on those that stood before may stand otherwise. */
    private static Map<String, Instant> retired(
            List<StatementTable.Row> reached,
            Map<String, StatementTable.Standing> before,
            Reach reach) {
        Map<String, Instant> retired = new HashMap<>();
        for (StatementTable.Row row : reached) {
            StatementTable.Standing was = before.get(row.standing().id());
            if (was != null) {
                retired.put(
                        was.id(),
                        reach.ofStatement(
                                was.id(), was.articleUri(), row.current().span() != null));
            }
        }
        return retired;
    }

    /** What dossiers are read from. */
    private static void follow(
            ProjectingTransaction tx,
            List<StatementTable.Row> changed,
            Map<String, StatementTable.Standing> before) {
        Set<String> left = new HashSet<>();
        for (StatementTable.Row row : changed) {
            StatementTable.Standing was = before.get(row.standing().id());
            if (was != null && was.articleUri() != null) {
                left.add(was.articleUri());
            }
        }
        tx.pairs()
                .followStatements(changed.stream().map(row -> row.standing().id()).toList(), left);
    }

    /** Decides the lines anew, and those below them where a general stop has changed. */
    private static LineDecisions lines(
            ProjectingTransaction tx, Map<LineId, LineTable.Cause> reached, Instant now) {
        LineDecisions decisions = new LineDecisions(reached);
        decisions.decide(
                tx.candidates().facts(reached.keySet()), tx.lines().rows(reached.keySet()));
        Set<LineId> below = new HashSet<>();
        for (LineDecisions.Pair pair : decisions.pairsWithOtherStops()) {
            below.addAll(decisions.below(tx.lines().ofPair(pair.donor(), pair.recipient())));
        }
        decisions.decide(tx.candidates().facts(below), tx.lines().rows(below));
        decisions.outcomes(tx.lines().stops(decisions.undecidedAbove()));
        tx.lines().save(decisions.changes(), now);
        tx.lines().saveStops(decisions.otherStopsAlone());
        return decisions;
    }
}
