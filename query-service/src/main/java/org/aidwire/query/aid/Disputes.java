package org.aidwire.query.aid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/** R11: who denies what the line says. */
final class Disputes {

    private Disputes() {}

    /** The topmost parents of the parties that dispute the winner's act, sorted. */
    static List<String> of(LineFacts facts, Act winner, @Nullable Instant since) {
        return facts.denials().stream()
                .filter(denial -> disputes(denial, facts, winner, since))
                .map(Denial::party)
                .distinct()
                .sorted()
                .toList();
    }

    static boolean disputes(Denial denial, LineFacts facts, Act winner, @Nullable Instant since) {
        return concerns(denial.act(), winner)
                && !isBefore(denial, since)
                && !takenBack(denial, facts, winner);
    }

    /** The winner's act, or a PLEDGE, COMMIT or ALLOCATE short of it. */
    private static boolean concerns(Act denied, Act winner) {
        boolean promise = denied == Act.PLEDGE || denied == Act.COMMIT || denied == Act.ALLOCATE;
        return denied == winner || (promise && winner.isStep() && denied.compareTo(winner) < 0);
    }

    private static boolean isBefore(Denial denial, @Nullable Instant since) {
        if (since == null) {
            return false;
        }
        Instant bound = denial.bareDate() ? since.truncatedTo(ChronoUnit.DAYS) : since;
        return denial.order().time() == null || denial.order().time().isBefore(bound);
    }

    /**
     * Whether the same party said the winner's act later itself; somebody else's repeated claim
     * does not count.
     */
    private static boolean takenBack(Denial denial, LineFacts facts, Act winner) {
        EffectiveOrder said = facts.lastOnRecord(denial.party(), winner);
        return said != null && said.time() != null && isAfter(said.time(), denial.order().time());
    }

    private static boolean isAfter(Instant said, @Nullable Instant denied) {
        return denied == null || said.isAfter(denied);
    }
}
