package org.aidwire.query.aid;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.LineFacts.Attribute;
import org.aidwire.query.aid.LineFacts.Pool;
import org.aidwire.query.aid.LineFacts.Tally;
import org.jspecify.annotations.Nullable;

/**
 * R3 to R8, R11 and R13 of one line, and its open request. The one place where a line's status is
 * decided, for the live model and for any past day alike; where the facts come from is the caller's
 * business.
 */
public final class LineRules {

    /**
     * @param stop what the line is to the lines below it: its own confirmed stop (R13); null where
     *     its winner is none
     */
    public record Outcome(LineState state, GeneralStops.@Nullable Stop stop) {}

    private static final List<Act> PROMISES = List.of(Act.PLEDGE, Act.COMMIT, Act.ALLOCATE);

    private final LineId line;
    private final LineFacts facts;
    private final Pool pool;
    private final Candidate winner;
    private final @Nullable EffectiveOrder runBound;

    private LineRules(LineId line, LineFacts facts, Pool pool, Candidate winner) {
        this.line = line;
        this.facts = facts;
        this.pool = pool;
        this.winner = winner;
        this.runBound = runBound();
    }

    /**
     * The outcome for a line, or null where it has no candidate, so does not exist.
     *
     * @param above the stops among the lines of {@link LineId#above()}
     */
    public static @Nullable Outcome decide(
            LineId line, LineFacts facts, Collection<GeneralStops.Stop> above) {
        LineRules rules = of(line, facts);
        return rules == null ? null : rules.outcome(above);
    }

    /** The rules of one line, its winner found; null where it has no candidate. */
    static @Nullable LineRules of(LineId line, LineFacts facts) {
        Candidate confirmed = winnerIn(facts, Pool.CONFIRMED);
        Pool pool = confirmed == null ? Pool.UNCONFIRMED : Pool.CONFIRMED;
        Candidate winner = confirmed == null ? winnerIn(facts, pool) : confirmed;
        return winner == null ? null : new LineRules(line, facts, pool, winner);
    }

    Candidate winner() {
        return winner;
    }

    /** Whether the line's class is the confirmed candidates. */
    boolean isConfirmed() {
        return pool == Pool.CONFIRMED;
    }

    /** Whether the candidate is in the winner's run, by R5 over candidates of any class. */
    boolean isInRun(Claim claim) {
        return claim.act() == winner.act() && claim.order().isLaterThan(runBound);
    }

    private static @Nullable Candidate winnerIn(LineFacts facts, Pool pool) {
        return Winner.among(
                act -> facts.latest(pool, act), act -> facts.latestUnqualified(pool, act));
    }

    /** Whether the candidate is one of those over which {@code reported} stands (R6). */
    boolean isReported(Claim claim, LineState.@Nullable Reported reported) {
        return reported != null
                && !claim.confirmed()
                && Status.of(claim.act()) == reported.status()
                && claim.order().isLaterThan(reportedBound());
    }

    /** R8: whether more was promised after the winning delivery. */
    boolean isPromiseAfterDelivery(Claim claim) {
        return winner.act() == Act.DELIVER
                && PROMISES.contains(claim.act())
                && claim.confirmed() == isConfirmed()
                && claim.order().isLaterThan(winner.order());
    }

    /** The run's since, before a general stop (R13) puts its own in its place. */
    @Nullable Instant ownSince() {
        return facts.earliestDated(pool, winner.act(), runBound);
    }

    /** R13: what the line is to those below it; null where its winner is no confirmed stop. */
    GeneralStops.@Nullable Stop stop() {
        return winner.act().isStop() && isConfirmed()
                ? new GeneralStops.Stop(
                        line,
                        winner.order(),
                        Status.of(winner.act()),
                        winner.qualifier(),
                        ownSince())
                : null;
    }

    Outcome outcome(Collection<GeneralStops.Stop> above) {
        Tally run = facts.tally(winner.act(), runBound);
        Instant since = ownSince();
        LineSums sums = LineSums.of(facts, pool, lastReversal());
        boolean partial = winner.act() == Act.DELIVER && partial(sums);
        Status own = partial ? Status.PARTIALLY_DELIVERED : Status.of(winner.act());
        GeneralStops.Stop stop = GeneralStops.over(line, above, lastConfirmedMove());
        Status status = stop == null ? own : stop.status();
        LineState state =
                new LineState(
                        line,
                        status,
                        stop == null ? winner.qualifier() : stop.qualifier(),
                        winner.condition(),
                        stop == null
                                ? Confirmation.of(pool == Pool.CONFIRMED, run.origins())
                                : Confirmation.CONFIRMED,
                        stop == null ? since : stop.since(),
                        run.origins(),
                        run.reports(),
                        Disputes.of(facts, winner.act(), since),
                        reported(),
                        status == Status.REQUESTED ? null : openRequest(winner.order()),
                        stop == null ? null : stop.line().aidId(),
                        acts(),
                        sums.amounts(),
                        sums.quantities(),
                        sums.shared(),
                        sums.conflicts(),
                        attributes(),
                        stop != null ? Rule.R13 : partial ? Rule.R8 : Rule.R4);
        return new Outcome(state, stop());
    }

    /** R5: the run is what has the winner's act and is later than this; null for no bound. */
    private @Nullable EffectiveOrder runBound() {
        if (winner.act().isStep()) {
            Candidate stop = Winner.latestOf(Winner.STOPS, act -> facts.latest(pool, act));
            return stop == null ? null : stop.order();
        }
        EffectiveOrder bound = null;
        for (Act act : Act.values()) {
            if (act.kind() == Act.Kind.CONTEXT || act == Act.REQUEST || act == winner.act()) {
                continue;
            }
            Candidate other = facts.latest(pool, act);
            if (other != null && winner.isLaterThan(other.order()) && other.isLaterThan(bound)) {
                bound = other.order();
            }
        }
        return bound;
    }

    /** R6. */
    private LineState.@Nullable Reported reported() {
        if (pool != Pool.CONFIRMED) {
            return null;
        }
        EffectiveOrder bound = reportedBound();
        Function<Act, @Nullable Candidate> latest =
                act ->
                        Candidate.laterOf(
                                facts.latest(pool, act),
                                later(facts.latest(Pool.UNCONFIRMED, act), bound));
        Function<Act, @Nullable Candidate> latestUnqualified =
                act ->
                        Candidate.laterOf(
                                facts.latestUnqualified(pool, act),
                                later(facts.latestUnqualified(Pool.UNCONFIRMED, act), bound));
        Candidate named = Winner.among(latest, latestUnqualified);
        if (named == null || named.confirmed() || named.act() == winner.act()) {
            return null;
        }
        Tally tally = facts.unconfirmedTally(named.act(), bound);
        return new LineState.Reported(
                Status.of(named.act()),
                Confirmation.of(false, tally.origins()),
                tally.origins(),
                facts.earliestDated(Pool.UNCONFIRMED, named.act(), bound));
    }

    /** Later than the winner; where that is a REQUEST, all. */
    private @Nullable EffectiveOrder reportedBound() {
        return winner.act() == Act.REQUEST ? null : winner.order();
    }

    private static @Nullable Candidate later(
            @Nullable Candidate candidate, @Nullable EffectiveOrder bound) {
        return candidate != null && candidate.isLaterThan(bound) ? candidate : null;
    }

    private LineState.@Nullable OpenRequest openRequest(EffectiveOrder after) {
        Candidate confirmed = later(facts.latest(Pool.CONFIRMED, Act.REQUEST), after);
        Candidate any = later(facts.latest(Pool.ALL, Act.REQUEST), after);
        if (any == null) {
            return null;
        }
        Tally tally = facts.tally(Act.REQUEST, after);
        return new LineState.OpenRequest(
                facts.earliestDated(
                        confirmed == null ? Pool.ALL : Pool.CONFIRMED, Act.REQUEST, after),
                Confirmation.of(confirmed != null, tally.origins()),
                tally.origins());
    }

    /**
     * R8, for a winner that is a DELIVER: whether something of what was promised is still to come.
     */
    private boolean partial(LineSums sums) {
        for (Act later : PROMISES) {
            Candidate promise = facts.latest(pool, later);
            if (promise != null && promise.isLaterThan(winner.order())) {
                return true;
            }
        }
        return switch (sums.delivery()) {
            case SHORT -> true;
            case FULL -> false;
            case INCOMPARABLE -> {
                Aid.Quantity quantity = winner.aid().quantity();
                yield quantity != null && quantity.count() == null;
            }
        };
    }

    /**
     * The latest DECLINE, REJECT or WITHDRAW of the class: what was promised before it is gone
     * (R7).
     */
    private @Nullable EffectiveOrder lastReversal() {
        Candidate found =
                Winner.latestOf(
                        List.of(Act.DECLINE, Act.REJECT, Act.WITHDRAW),
                        act -> facts.latest(pool, act));
        return found == null ? null : found.order();
    }

    /** R13: the latest confirmed candidate, REQUESTs aside. */
    private @Nullable EffectiveOrder lastConfirmedMove() {
        EffectiveOrder last = null;
        for (Act act : Act.values()) {
            Candidate found =
                    act.kind() == Act.Kind.CONTEXT || act == Act.REQUEST
                            ? null
                            : facts.latest(Pool.CONFIRMED, act);
            if (found != null && found.isLaterThan(last)) {
                last = found.order();
            }
        }
        return last;
    }

    private Map<Act, @Nullable Instant> acts() {
        Map<Act, @Nullable Instant> acts = new EnumMap<>(Act.class);
        for (Act act : Act.values()) {
            Candidate latest = act.kind() == Act.Kind.CONTEXT ? null : facts.latest(pool, act);
            if (latest != null) {
                acts.put(act, latest.order().time());
            }
        }
        return acts;
    }

    private LineState.Attributes attributes() {
        Aid channel = aidWith(Attribute.CHANNEL);
        Aid supplier = aidWith(Attribute.SUPPLIER);
        Aid beneficiaries = aidWith(Attribute.BENEFICIARIES);
        Aid terms = aidWith(Attribute.TERMS);
        return new LineState.Attributes(
                channel == null ? null : channel.channel(),
                supplier == null ? null : supplier.supplier(),
                beneficiaries == null ? List.of() : beneficiaries.beneficiaries(),
                terms == null ? Aid.Terms.UNKNOWN : terms.terms());
    }

    private @Nullable Aid aidWith(Attribute attribute) {
        if (LineHistory.has(attribute).test(winner)) {
            return winner.aid();
        }
        Candidate latest = facts.latestWith(attribute);
        return latest == null ? null : latest.aid();
    }
}
