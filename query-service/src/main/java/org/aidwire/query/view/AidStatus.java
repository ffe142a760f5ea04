package org.aidwire.query.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.Conflict;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Status;
import org.aidwire.query.aid.Sum;
import org.aidwire.query.http.ReadJson;
import org.jspecify.annotations.Nullable;

/**
 * Where one line of aid stands, as it is served.
 *
 * @param acts for every act of the line's class its latest effective time, null where unknown
 * @param amounts by level: PLEDGE, COMMIT, ALLOCATE, DELIVER
 * @param revision how often the line changed here; null for a past day
 */
public record AidStatus(
        String aidId,
        Named donor,
        Named recipient,
        @Nullable Named channel,
        @Nullable Named supplier,
        List<Beneficiary> beneficiaries,
        Goods item,
        @Nullable Integer period,
        Aid.Terms terms,
        Status status,
        Candidate.@Nullable Qualifier qualifier,
        @Nullable String condition,
        Confirmation confirmation,
        @Nullable Instant since,
        int independentOrigins,
        int reports,
        List<String> disputedBy,
        LineState.@Nullable Reported reported,
        LineState.@Nullable OpenRequest openRequest,
        @Nullable String stoppedBy,
        Map<Act, @Nullable Instant> acts,
        Map<Act, List<Money>> amounts,
        List<LineState.Shared> shared,
        Map<Act, List<Goods.Counted>> quantities,
        List<Conflict> conflicts,
        @Nullable Long revision,
        @Nullable Instant updatedAt) {

    private static final ObjectMapper CONTENT =
            ReadJson.mapper().addMixIn(AidStatus.class, Content.class).build();

    @JsonIgnoreProperties({"revision", "updatedAt"})
    private interface Content {}

    /** A party by code and name. */
    public record Named(String code, String name) {

        static Named of(String code) {
            return new Named(code, Parties.INSTANCE.name(code));
        }

        static @Nullable Named ofNullable(@Nullable String code) {
            return code == null ? null : of(code);
        }
    }

    public record Beneficiary(Named party, Aid.Beneficiary.Basis basis) {}

    /** The item of a line. */
    public record Goods(
            String code, String name, Item.Category category, Item.Lethality lethality) {

        static Goods of(String code) {
            Item item = Objects.requireNonNull(Items.INSTANCE.find(code), code);
            return new Goods(code, item.name(), item.category(), item.lethality());
        }

        /**
         * @param unit as worded; null where none is named
         */
        public record Counted(BigDecimal count, @Nullable String unit, List<CountedPart> parts) {

            static Counted of(Sum sum) {
                return new Counted(
                        sum.value(),
                        sum.measure().isEmpty() ? null : sum.measure(),
                        sum.parts().stream()
                                .map(part -> new CountedPart(part.statementId(), part.value()))
                                .toList());
            }
        }

        public record CountedPart(String statementId, BigDecimal count) {}
    }

    /** A sum of money, with what it was added up from. */
    public record Money(
            BigDecimal value, String currency, Aid.Amount.Basis basis, List<Sum.Part> parts) {

        static Money of(Sum sum) {
            return new Money(sum.value(), sum.measure(), sum.basis(), sum.parts());
        }
    }

    /** A line of a past day, which has no revision. */
    public static AidStatus of(LineState state) {
        return of(state, null, null);
    }

    public static AidStatus of(
            LineState state, @Nullable Long revision, @Nullable Instant updatedAt) {
        LineState.Attributes attributes = state.attributes();
        return new AidStatus(
                state.line().aidId(),
                Named.of(state.line().donor()),
                Named.of(state.line().recipient()),
                Named.ofNullable(attributes.channel()),
                Named.ofNullable(attributes.supplier()),
                attributes.beneficiaries().stream()
                        .map(each -> new Beneficiary(Named.of(each.party()), each.basis()))
                        .toList(),
                Goods.of(state.line().item()),
                state.line().period(),
                attributes.terms(),
                state.status(),
                state.qualifier(),
                state.condition(),
                state.confirmation(),
                state.since(),
                state.independentOrigins(),
                state.reports(),
                state.disputedBy(),
                state.reported(),
                state.openRequest(),
                state.stoppedBy(),
                state.acts(),
                byLevel(state.amounts(), Money::of),
                state.shared(),
                byLevel(state.quantities(), Goods.Counted::of),
                state.conflicts(),
                revision,
                updatedAt);
    }

    /** What the line says as JSON, without how often and when it was written down here. */
    public byte[] content() {
        return ReadJson.write(CONTENT, this);
    }

    private static <S> Map<Act, List<S>> byLevel(Map<Act, List<Sum>> sums, Function<Sum, S> shape) {
        Map<Act, List<S>> byLevel = new EnumMap<>(Act.class);
        sums.forEach(
                (level, ofLevel) ->
                        byLevel.put(level, new ArrayList<>(ofLevel.stream().map(shape).toList())));
        return byLevel;
    }
}
