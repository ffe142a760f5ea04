package org.aidwire.query.aid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.contract.codes.Outlets;
import org.aidwire.contract.codes.Parties;
import org.jspecify.annotations.Nullable;

/** R1, R2, R3 and R9 for one counted statement, with its effective time. */
public final class Weighing {

    /** R2: whom the speaker speaks for in this aid. Nobody of these: a third party. */
    private enum Side {
        DONOR,
        RECIPIENT,
        CHANNEL
    }

    /** What a statement takes from its article: see {@link CreditChains.Standing} on the origin. */
    public record Report(@Nullable Instant publication, @Nullable String origin) {}

    /** R1: an act as it counts, with its qualifier. */
    private record Step(Act act, Candidate.@Nullable Qualifier qualifier) {}

    private Weighing() {}

    /** When the statement took effect, for context statements too; null where unknown. */
    public static @Nullable Instant effective(
            StatementOnRecord statement, @Nullable Report report) {
        return EffectiveTime.of(
                statement.current(),
                report == null ? null : report.publication(),
                statement.firstRecorded());
    }

    /**
     * @param report null where the statement names no article
     */
    public static Weight weigh(StatementOnRecord onRecord, @Nullable Report report) {
        Statement statement = onRecord.current();
        if (statement.act().kind() == Act.Kind.CONTEXT) {
            return new Weight.Mute(Rule.R1, statement.act() + " is context and moves no status");
        }
        if (statement.aid().terms() == Aid.Terms.SALE) {
            return new Weight.Mute(Rule.R1, "a sale is shown, never counted as aid");
        }
        Instant effective = effective(onRecord, report);
        if (statement.modality() == Modality.DENIED) {
            return deny(statement, effective);
        }
        Step step = count(statement.act(), statement.modality());
        if (step == null) {
            return new Weight.Mute(
                    Rule.R1, statement.modality() + " " + statement.act() + " moves nothing");
        }
        return new Weight.Moves(
                new Candidate(
                        statement.id(),
                        step.act(),
                        step.qualifier(),
                        statement.condition(),
                        onRecord(statement) && fits(step.act(), sides(statement)),
                        EffectiveOrder.of(effective, step.act()),
                        origin(statement, report),
                        reportedBy(statement),
                        onRecord(statement) ? party(statement) : null,
                        day(statement),
                        statement.aid()));
    }

    private static Weight deny(Statement statement, @Nullable Instant effective) {
        String party = party(statement);
        if (party == null || !onRecord(statement) || sides(statement).isEmpty()) {
            return new Weight.Mute(
                    Rule.R11, "a denial counts on record or by document, from a party to the aid");
        }
        return new Weight.Denies(
                new Denial(
                        statement.id(),
                        statement.act(),
                        party,
                        EffectiveOrder.of(effective, statement.act()),
                        statement.saidAt() instanceof When.Day));
    }

    /** R1: what an act in this modality counts as; null where it moves nothing. */
    private static @Nullable Step count(Act act, Modality modality) {
        return switch (modality) {
            case ASSERTED, HISTORICAL -> new Step(act, null);
            case INTENDED -> intended(act);
            case CONDITIONAL -> conditional(act);
            case DENIED, PREDICTED, HYPOTHETICAL -> null;
        };
    }

    private static @Nullable Step intended(Act act) {
        return switch (act) {
            case REQUEST, CONSIDER, PLEDGE -> new Step(act, Candidate.Qualifier.INTENDED);
            case COMMIT, ALLOCATE, DELIVER -> new Step(Act.PLEDGE, null);
            case DECLINE, REJECT, SUSPEND, WITHDRAW -> null;
            case POSITION, CONDITION, OPPOSE, WARN, FORECAST, CONSULT, PERMIT, NO_COMMENT -> null;
        };
    }

    private static @Nullable Step conditional(Act act) {
        return switch (act) {
            case DELIVER -> new Step(Act.PLEDGE, Candidate.Qualifier.CONDITIONAL);
            case REQUEST, CONSIDER, PLEDGE, COMMIT, ALLOCATE, DECLINE, REJECT ->
                    new Step(act, Candidate.Qualifier.CONDITIONAL);
            case SUSPEND, WITHDRAW -> null;
            case POSITION, CONDITION, OPPOSE, WARN, FORECAST, CONSULT, PERMIT, NO_COMMENT -> null;
        };
    }

    private static Set<Side> sides(Statement statement) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        String affiliation = statement.affiliation();
        if (affiliation != null) {
            Aid aid = statement.aid();
            if (Parties.INSTANCE.isOrUnder(affiliation, aid.donor())) {
                sides.add(Side.DONOR);
            }
            if (Parties.INSTANCE.isOrUnder(affiliation, aid.recipient())) {
                sides.add(Side.RECIPIENT);
            }
            if (aid.channel() != null && Parties.INSTANCE.isOrUnder(affiliation, aid.channel())) {
                sides.add(Side.CHANNEL);
            }
        }
        return sides;
    }

    /**
     * R2: REQUEST and REJECT need recipient or channel, DELIVER any of the three, all else the
     * donor.
     */
    private static boolean fits(Act act, Set<Side> sides) {
        return switch (act) {
            case REQUEST, REJECT -> sides.contains(Side.RECIPIENT) || sides.contains(Side.CHANNEL);
            case DELIVER -> !sides.isEmpty();
            case CONSIDER, PLEDGE, COMMIT, ALLOCATE, DECLINE, SUSPEND, WITHDRAW ->
                    sides.contains(Side.DONOR);
            case POSITION, CONDITION, OPPOSE, WARN, FORECAST, CONSULT, PERMIT, NO_COMMENT -> false;
        };
    }

    static boolean onRecord(Statement statement) {
        return statement.attribution() == Attribution.ON_RECORD
                || statement.attribution() == Attribution.DOCUMENT;
    }

    /** The topmost party that the speaker speaks for. */
    static @Nullable String party(Statement statement) {
        String affiliation = statement.affiliation();
        return affiliation == null ? null : Parties.INSTANCE.topmost(affiliation);
    }

    /** R9: a party's own word is its own origin, however many outlets heard it. */
    static @Nullable String origin(Statement statement, @Nullable Report report) {
        String party = party(statement);
        if (party != null && onRecord(statement)) {
            return "party:" + party;
        }
        String outlet;
        if (statement.origin() != null) {
            outlet = fold(statement.origin().outlet());
        } else if (report != null && report.origin() != null) {
            outlet = report.origin().equals(CreditChains.UNNAMED) ? null : report.origin();
        } else {
            outlet = fold(statement.outlet());
        }
        return outlet == null ? null : "outlet:" + outlet;
    }

    /** What {@code reports} counts: the article; without one the outlet; with neither nothing. */
    static @Nullable String reportedBy(Statement statement) {
        if (statement.article() != null) {
            return "article:" + statement.article().uri();
        }
        String outlet = fold(statement.outlet());
        return outlet == null ? null : "outlet:" + outlet;
    }

    private static @Nullable String fold(@Nullable String outlet) {
        return outlet == null ? null : Outlets.INSTANCE.fold(outlet);
    }

    private static @Nullable LocalDate day(Statement statement) {
        When when = statement.happenedAt() != null ? statement.happenedAt() : statement.saidAt();
        return when == null ? null : when.day();
    }
}
