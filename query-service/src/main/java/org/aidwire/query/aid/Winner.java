package org.aidwire.query.aid;

import java.util.List;
import java.util.function.Function;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/** R4: who wins among candidates of which the latest of each act is known. */
final class Winner {

    static final List<Act> STEPS_FURTHEST_FIRST =
            List.of(Act.DELIVER, Act.ALLOCATE, Act.COMMIT, Act.PLEDGE, Act.CONSIDER, Act.REQUEST);
    static final List<Act> STOPS = List.of(Act.DECLINE, Act.REJECT, Act.SUSPEND, Act.WITHDRAW);

    private Winner() {}

    /**
     * The furthest step later than the latest stop, of equal steps the latest without a qualifier,
     * else the latest. A REQUEST alone does not undo a stop.
     *
     * @return null where there is no candidate at all
     */
    static @Nullable Candidate among(
            Function<Act, @Nullable Candidate> latest,
            Function<Act, @Nullable Candidate> latestUnqualified) {
        Candidate stop = latestOf(STOPS, latest);
        EffectiveOrder bound = stop == null ? null : stop.order();
        for (Act step : STEPS_FURTHEST_FIRST) {
            Candidate found = latest.apply(step);
            if (found == null
                    || !found.isLaterThan(bound)
                    || (stop != null && step == Act.REQUEST)) {
                continue;
            }
            Candidate plain = latestUnqualified.apply(step);
            return plain != null && plain.isLaterThan(bound) ? plain : found;
        }
        return stop;
    }

    static @Nullable Candidate latestOf(List<Act> acts, Function<Act, @Nullable Candidate> latest) {
        Candidate found = null;
        for (Act act : acts) {
            found = Candidate.laterOf(found, latest.apply(act));
        }
        return found;
    }
}
