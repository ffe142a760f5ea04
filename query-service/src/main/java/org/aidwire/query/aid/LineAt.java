package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.Chronicle.Key;
import org.aidwire.query.aid.Chronicle.Question;
import org.aidwire.query.aid.History.StatementView;
import org.jspecify.annotations.Nullable;

/**
 * A line's facts at one time, read off its chronicle, and moved on from there: what was found once
 * is kept, and compared with what comes and goes. Statements in doubt at the time are folded by the
 * caller and stand beside the chronicle ({@link #setApart}).
 */
final class LineAt implements LineFacts {

    private final @Nullable LineId line;
    private final Chronicle chronicle;
    private final @Nullable Instant at;
    private final Details details;
    private Instant time;
    private final Map<Key, List<Mention>> heads = new HashMap<>();
    private final RunCounts runs = new RunCounts();
    private Map<Mention, Set<Key>> apart = Map.of();

    /** By the view itself: the same one comes again and again while nothing changes it. */
    private final Map<StatementView, Brief> briefs = new IdentityHashMap<>();

    private final Map<String, StatementView> views = new HashMap<>();

    private record Brief(Mention mention, Set<Key> keys) {

        static Brief of(StatementView view) {
            Mention mention = Mention.of(view);
            return new Brief(mention, Set.copyOf(Chronicle.keys(mention)));
        }
    }

    /**
     * @param line null for the statements without items of a pair
     * @param time only mentions that hold by then; {@link Instant#MAX} for all
     * @param at only what was effective by then; null for all
     */
    LineAt(
            @Nullable LineId line,
            Chronicle chronicle,
            Instant time,
            @Nullable Instant at,
            Details details) {
        this.line = line;
        this.chronicle = chronicle;
        this.time = time;
        this.at = at;
        this.details = details;
    }

    /**
     * The statements in doubt at the time, as they were then.
     *
     * @param resolved those on record then
     */
    void setApart(Collection<StatementView> resolved) {
        views.clear();
        Map<Mention, Set<Key>> mentions = new LinkedHashMap<>();
        for (StatementView view : resolved) {
            if (reaches(view.effective()) && isOfLine(view) && isUnknown(view.statement().id())) {
                views.put(view.statement().id(), view);
                if (view.weight() != null) {
                    Brief brief = briefs.computeIfAbsent(view, Brief::of);
                    mentions.put(brief.mention(), brief.keys());
                }
            }
        }
        apart = mentions;
    }

    private boolean isUnknown(String statementId) {
        Mention current = chronicle.find(statementId);
        return current == null || chronicle.covering(current, time) == null;
    }

    private boolean isOfLine(StatementView view) {
        Aid aid = view.statement().current().aid();
        return line == null ? aid.items().isEmpty() : LineId.of(aid).contains(line);
    }

    List<Mention> byId() {
        return chronicle.byId();
    }

    /** Whether a statement was of the line at the time. */
    boolean holds(String statementId) {
        Mention mention = chronicle.find(statementId);
        Mention then = mention == null ? null : thenOf(mention);
        return then != null && then.kind() != Mention.Kind.ABSENT;
    }

    /** What a statement was at the time, in brief; null where it was not on record then. */
    @Nullable Mention thenOf(Mention mention) {
        Mention then = chronicle.covering(mention, time);
        if (then != null) {
            return reaches(then.order().time()) ? then : null;
        }
        StatementView view = views.get(mention.statementId());
        return view == null ? null : Mention.of(view);
    }

    /** What a statement in doubt was at the time. */
    @Nullable StatementView viewOf(String statementId) {
        return views.get(statementId);
    }

    /**
     * Moves on to a later time.
     *
     * @param come the mentions that hold from then on
     * @param gone those that held until then
     * @return whether the facts may have changed
     */
    boolean moveTo(Instant later, Collection<Mention> come, Collection<Mention> gone) {
        time = later;
        boolean changed = false;
        for (Mention mention : gone) {
            changed |= forget(mention);
        }
        for (Mention mention : come) {
            if (!reaches(mention.order().time())) {
                continue;
            }
            changed |= mention.kind() == Mention.Kind.MOVES;
            for (Key key : Chronicle.keys(mention)) {
                List<Mention> head = heads.get(key);
                if (head == null) {
                    changed |= mention.kind() == Mention.Kind.DENIES;
                } else if (head.isEmpty() || Mention.LATEST.compare(mention, head.getFirst()) < 0) {
                    heads.put(key, List.of(mention));
                    changed = true;
                }
            }
            runs.add(mention);
        }
        return changed;
    }

    /** What rested on it is found anew. */
    private boolean forget(Mention mention) {
        boolean changed = mention.kind() == Mention.Kind.MOVES;
        for (Key key : Chronicle.keys(mention)) {
            List<Mention> head = heads.get(key);
            if (head == null || head.contains(mention)) {
                heads.remove(key);
                changed = true;
            }
        }
        runs.remove(mention);
        return changed;
    }

    private boolean reaches(@Nullable Instant effective) {
        return at == null || effective == null || !effective.isAfter(at);
    }

    /** The latest mention; of equals the one with the smaller id. */
    private @Nullable Mention head(Key key) {
        List<Mention> known = heads.computeIfAbsent(key, this::find);
        Mention found = known.isEmpty() ? null : known.getFirst();
        for (Map.Entry<Mention, Set<Key>> each : apart.entrySet()) {
            if (each.getValue().contains(key)
                    && (found == null || Mention.LATEST.compare(each.getKey(), found) < 0)) {
                found = each.getKey();
            }
        }
        return found;
    }

    private List<Mention> find(Key key) {
        Mention latest = chronicle.latestFirst(key).at(time, at, null).latest();
        return latest == null ? List.of() : List.of(latest);
    }

    private @Nullable Mention head(Question question, Pool pool, Act act) {
        Mention confirmed =
                pool == Pool.UNCONFIRMED ? null : head(new Key(question, act, null, true));
        Mention unconfirmed =
                pool == Pool.CONFIRMED ? null : head(new Key(question, act, null, false));
        if (confirmed == null || unconfirmed == null) {
            return confirmed == null ? unconfirmed : confirmed;
        }
        return Mention.LATEST.compare(confirmed, unconfirmed) <= 0 ? confirmed : unconfirmed;
    }

    /** All that the rules ask for whatever the answers are, so that details are read together. */
    void expectHeads() {
        Set<Mention> heads = new HashSet<>();
        for (Question question : Question.values()) {
            if (question != Question.SAID && question != Question.DENIED) {
                chronicle.keysOf(question).forEach(key -> note(heads, head(key)));
            }
        }
        for (Act act : LineSums.LEVELS) {
            measuredMentions(act).forEach(mention -> note(heads, mention));
        }
        details.expect(heads);
    }

    private void note(Set<Mention> heads, @Nullable Mention mention) {
        if (mention != null && !views.containsKey(mention.statementId())) {
            heads.add(mention);
        }
    }

    private @Nullable Candidate candidate(@Nullable Mention mention) {
        return mention == null ? null : candidateOf(mention);
    }

    private Candidate candidateOf(Mention mention) {
        StatementView view = views.get(mention.statementId());
        return view != null && view.weight() instanceof Weight.Moves moves
                ? moves.candidate()
                : details.candidate(mention);
    }

    @Override
    public @Nullable Candidate latest(Pool pool, Act act) {
        return candidate(head(Question.OF_ACT, pool, act));
    }

    @Override
    public @Nullable Candidate latestUnqualified(Pool pool, Act act) {
        return candidate(head(Question.UNQUALIFIED, pool, act));
    }

    @Override
    public @Nullable Candidate latestWith(Attribute attribute) {
        return candidate(head(Chronicle.with(attribute)));
    }

    @Override
    public @Nullable Instant earliestDated(Pool pool, Act act, @Nullable EffectiveOrder after) {
        Instant found = null;
        for (boolean confirmed : List.of(true, false)) {
            if (pool == Pool.ALL || confirmed == (pool == Pool.CONFIRMED)) {
                Mention earliest = ofAct(act, confirmed).at(time, at, after).earliestDated();
                if (earliest != null) {
                    found = earlier(found, Objects.requireNonNull(earliest.order().time()));
                }
            }
        }
        RunCounts.Run run = new RunCounts.Run(pool, act, after);
        for (Mention mention : apart.keySet()) {
            Instant dated = mention.order().time();
            if (dated != null && run.holds(mention)) {
                found = earlier(found, dated);
            }
        }
        return found;
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    @Override
    public Tally tally(Act act, @Nullable EffectiveOrder after) {
        return runs.tally(new RunCounts.Run(Pool.ALL, act, after), this::members, apart.keySet());
    }

    @Override
    public Tally unconfirmedTally(Act act, @Nullable EffectiveOrder after) {
        return runs.tally(
                new RunCounts.Run(Pool.UNCONFIRMED, act, after), this::members, apart.keySet());
    }

    private List<Mention> members(RunCounts.Run run) {
        List<Mention> members = new ArrayList<>();
        for (boolean confirmed : List.of(true, false)) {
            if (run.pool() == Pool.ALL || confirmed == (run.pool() == Pool.CONFIRMED)) {
                members.addAll(ofAct(run.act(), confirmed).at(time, at, run.after()).all());
            }
        }
        return members;
    }

    private LatestFirst ofAct(Act act, boolean confirmed) {
        return chronicle.latestFirst(new Key(Question.OF_ACT, act, null, confirmed));
    }

    private List<Mention> measuredMentions(Act act) {
        List<Mention> measured = new ArrayList<>();
        for (boolean confirmed : List.of(true, false)) {
            Key key = new Key(Question.OF_ACT, act, null, confirmed);
            measured.addAll(chronicle.measured(key).at(time, at, null).all());
        }
        apart.keySet().stream()
                .filter(each -> each.act() == act && each.has(Mention.Flag.MEASURED))
                .forEach(measured::add);
        return measured;
    }

    @Override
    public List<Candidate> figures(Act lowest, @Nullable EffectiveOrder after) {
        return LineSums.LEVELS.stream()
                .filter(act -> act.compareTo(lowest) >= 0)
                .flatMap(act -> measuredMentions(act).stream())
                .filter(mention -> mention.order().isLaterThan(after))
                .map(this::candidateOf)
                .toList();
    }

    @Override
    public List<Denial> denials() {
        Set<Key> keys = new HashSet<>(chronicle.keysOf(Question.DENIED));
        apart.forEach(
                (mention, ofIt) -> {
                    if (mention.kind() == Mention.Kind.DENIES) {
                        keys.addAll(ofIt);
                    }
                });
        List<Denial> denials = new ArrayList<>();
        for (Key key : keys) {
            Mention latest = head(key);
            if (latest != null) {
                denials.add(denial(latest));
            }
        }
        return denials;
    }

    static Denial denial(Mention mention) {
        return new Denial(
                mention.statementId(),
                Objects.requireNonNull(mention.act()),
                Objects.requireNonNull(mention.party()),
                mention.order(),
                mention.has(Mention.Flag.BARE_DATE));
    }

    @Override
    public @Nullable EffectiveOrder lastOnRecord(String party, Act act) {
        Mention last = head(new Key(Question.SAID, act, party, false));
        return last == null ? null : last.order();
    }
}
