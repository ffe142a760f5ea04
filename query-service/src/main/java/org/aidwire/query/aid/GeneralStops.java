package org.aidwire.query.aid;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** R13: a confirmed stop of a broader line that reaches the lines below it. */
public final class GeneralStops {

    /** A line whose own winner is a confirmed stop, as the lines below it see it. */
    public record Stop(
            LineId line,
            EffectiveOrder order,
            Status status,
            Candidate.@Nullable Qualifier qualifier,
            @Nullable Instant since) {

        public Stop {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(status, "status");
        }

        /**
         * Reaches lines of its own period; one without a period also those of the stop's year or
         * later.
         */
        private boolean reaches(LineId other) {
            if (Objects.equals(line.period(), other.period())) {
                return true;
            }
            return line.period() == null
                    && other.period() != null
                    && order.time() != null
                    && other.period() >= order.time().atOffset(ZoneOffset.UTC).getYear();
        }
    }

    private GeneralStops() {}

    /**
     * The stop that a line's status is taken from, of several the latest, then the nearest item,
     * then the smaller aidId.
     *
     * @param above the stops among {@link LineId#above()}
     * @param lastConfirmed the line's latest confirmed candidate, REQUESTs aside
     */
    static @Nullable Stop over(
            LineId line, Collection<Stop> above, @Nullable EffectiveOrder lastConfirmed) {
        return above.stream()
                .filter(stop -> stop.reaches(line) && stop.order().isLaterThan(lastConfirmed))
                .min(
                        Comparator.comparing(Stop::order, Comparator.reverseOrder())
                                .thenComparingInt(stop -> line.stepsUpTo(stop.line()))
                                .thenComparing(stop -> stop.line().aidId()))
                .orElse(null);
    }
}
