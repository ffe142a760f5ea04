package org.aidwire.query.aid;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.aidwire.contract.Act;
import org.jspecify.annotations.Nullable;

/** R9: the names heard in the runs that the rules ask for, kept up as mentions come and go. */
final class RunCounts {

    /** Runs that are kept up: more than the rules ask for at one time. */
    private static final int MOST = 8;

    /** Which candidates are asked for. */
    record Run(LineFacts.Pool pool, Act act, @Nullable EffectiveOrder after) {

        boolean holds(Mention mention) {
            return mention.act() == act
                    && mention.kind() == Mention.Kind.MOVES
                    && switch (pool) {
                        case CONFIRMED -> mention.confirmed();
                        case UNCONFIRMED -> !mention.confirmed();
                        case ALL -> true;
                    }
                    && mention.order().isLaterThan(after);
        }
    }

    private static final class Names {
        private final Set<Long> origins = new HashSet<>();
        private final Set<Long> reports = new HashSet<>();

        void add(Mention mention) {
            if (mention.origin() != null) {
                origins.add(mention.origin());
            }
            if (mention.report() != null) {
                reports.add(mention.report());
            }
        }
    }

    private final Map<Run, Names> counted = new LinkedHashMap<>();

    void add(Mention come) {
        counted.forEach(
                (run, names) -> {
                    if (run.holds(come)) {
                        names.add(come);
                    }
                });
    }

    /** What it was counted in is counted anew, since others may have told the same names. */
    void remove(Mention gone) {
        counted.keySet().removeIf(run -> run.holds(gone));
    }

    /**
     * @param members of a run that is not known yet
     * @param more that are not kept here
     */
    LineFacts.Tally tally(Run run, Function<Run, List<Mention>> members, Collection<Mention> more) {
        Names names =
                counted.computeIfAbsent(
                        run,
                        asked -> {
                            Names all = new Names();
                            members.apply(asked).forEach(all::add);
                            return all;
                        });
        if (counted.size() > MOST) {
            counted.keySet().remove(counted.keySet().iterator().next());
        }
        List<Mention> beside = more.stream().filter(run::holds).toList();
        return new LineFacts.Tally(
                names.origins.size() + beyond(names.origins, beside, Mention::origin),
                names.reports.size() + beyond(names.reports, beside, Mention::report));
    }

    /** How many names there are among these that are not held. */
    private static int beyond(
            Set<Long> held, List<Mention> mentions, Function<Mention, @Nullable Long> name) {
        Set<Long> names = new HashSet<>();
        for (Mention mention : mentions) {
            Long each = name.apply(mention);
            if (each != null && !held.contains(each)) {
                names.add(each);
            }
        }
        return names.size();
    }
}
