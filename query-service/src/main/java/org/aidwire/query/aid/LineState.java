package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules say of a line; what {@code AidStatus} shows, save names, revision and time of
 * update.
 *
 * @param condition the winner's
 * @param since the earliest known time of the winner's run; null where none is dated
 * @param acts for every act of the line's class its latest effective time, null where unknown
 * @param stoppedBy aidId of the general stop that the status is taken from (R13)
 */
public record LineState(
        LineId line,
        Status status,
        Candidate.@Nullable Qualifier qualifier,
        @Nullable String condition,
        Confirmation confirmation,
        @Nullable Instant since,
        int independentOrigins,
        int reports,
        List<String> disputedBy,
        @Nullable Reported reported,
        @Nullable OpenRequest openRequest,
        @Nullable String stoppedBy,
        Map<Act, @Nullable Instant> acts,
        Map<Act, List<Sum>> amounts,
        Map<Act, List<Sum>> quantities,
        List<Shared> shared,
        List<Conflict> conflicts,
        Attributes attributes,
        Rule rule) {

    public LineState {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(rule, "rule");
        disputedBy = List.copyOf(disputedBy);
        acts = Collections.unmodifiableMap(new EnumMap<Act, @Nullable Instant>(acts));
        amounts = Collections.unmodifiableMap(new EnumMap<>(amounts));
        quantities = Collections.unmodifiableMap(new EnumMap<>(quantities));
        shared = List.copyOf(shared);
        conflicts = List.copyOf(conflicts);
    }

    /** R6: what unconfirmed later word says beside a confirmed status. */
    public record Reported(
            Status status,
            Confirmation confirmation,
            int independentOrigins,
            @Nullable Instant since) {}

    /** A request later than the winner. */
    public record OpenRequest(
            @Nullable Instant since, Confirmation confirmation, int independentOrigins) {}

    /**
     * R7: a figure of a statement with several items: shown on each of its lines, in no line's sum.
     */
    public record Shared(
            String statementId,
            Act level,
            List<String> items,
            Aid.@Nullable Amount amount,
            Aid.@Nullable Quantity quantity) {

        public Shared {
            items = List.copyOf(new ArrayList<>(items));
        }
    }

    /** The winner's, else those of the latest candidate that has them. */
    public record Attributes(
            @Nullable String channel,
            @Nullable String supplier,
            List<Aid.Beneficiary> beneficiaries,
            Aid.Terms terms) {

        public Attributes {
            beneficiaries = List.copyOf(beneficiaries);
        }
    }
}
