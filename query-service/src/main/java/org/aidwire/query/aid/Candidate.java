package org.aidwire.query.aid;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.jspecify.annotations.Nullable;

/**
 * A statement that can move a line: what R1 to R3 and R9 make of it. The same on each line that it
 * touches.
 *
 * @param act what it counts as (R1)
 * @param confirmed whether its standing fits its act and it was said on record or by document (R3)
 * @param origin whose word it rests on (R9); null where unnamed
 * @param report the article, or without one the outlet, that it came by; null with neither
 * @param onRecordParty the topmost party that said it on record or by document; null where none did
 * @param day {@code happenedAt}, else {@code saidAt}, the day as written (R7); null without either
 */
public record Candidate(
        String statementId,
        Act act,
        @Nullable Qualifier qualifier,
        @Nullable String condition,
        boolean confirmed,
        EffectiveOrder order,
        @Nullable String origin,
        @Nullable String report,
        @Nullable String onRecordParty,
        @Nullable LocalDate day,
        Aid aid) {

    public enum Qualifier {
        CONDITIONAL,
        INTENDED
    }

    /** The latest first; of equals the smaller statement id (R5). */
    public static final Comparator<Candidate> LATEST =
            Comparator.comparing(Candidate::order, Comparator.reverseOrder())
                    .thenComparing(Candidate::statementId, CreditedArticle::compareUtf8);

    public Candidate {
        Objects.requireNonNull(statementId, "statementId");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(aid, "aid");
    }

    boolean isLaterThan(@Nullable EffectiveOrder bound) {
        return order.isLaterThan(bound);
    }

    /**
     * The one that stands of two: the later, or by R5 the one with the smaller id; null is no
     * candidate.
     */
    public static @Nullable Candidate laterOf(@Nullable Candidate a, @Nullable Candidate b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return LATEST.compare(a, b) <= 0 ? a : b;
    }
}
