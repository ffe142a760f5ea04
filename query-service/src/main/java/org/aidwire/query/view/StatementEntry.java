package org.aidwire.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.PubStatus;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.aidwire.query.aid.Counting;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A statement by the version that stands, with what the rules make of it.
 *
 * @param recordedtime when the first version was recorded
 * @param counted R0
 * @param rule why it does not count, or counts and moves nothing; null where it moves or disputes
 * @param effectiveAt null where unknown
 * @param aidIds the lines that it touches; empty: the pair as a whole
 * @param erased whether its words and names were: then there is no text
 */
public record StatementEntry(
        String id,
        int version,
        Statement.@Nullable ArticleRef article,
        @Nullable String outlet,
        Statement.@Nullable Speaker speaker,
        Attribution attribution,
        @Nullable String text,
        boolean verbatim,
        Statement.@Nullable Span span,
        @Nullable When saidAt,
        @Nullable When happenedAt,
        Act act,
        Modality modality,
        Aid aid,
        @Nullable String condition,
        Statement.@Nullable Origin origin,
        Statement.Provenance provenance,
        PubStatus pubStatus,
        Instant recordedtime,
        boolean counted,
        @Nullable Rule rule,
        @Nullable String why,
        @Nullable Instant effectiveAt,
        List<String> aidIds,
        boolean erased) {

    /** What the rules make of a statement. */
    public record Verdict(
            Instant recordedtime,
            boolean counted,
            @Nullable Rule rule,
            @Nullable String why,
            @Nullable Instant effectiveAt) {}

    public static StatementEntry of(History.StatementView view) {
        return of(view.statement().current(), verdict(view));
    }

    private static Verdict verdict(History.StatementView view) {
        Instant recorded = view.statement().firstRecorded();
        return switch (view.verdict()) {
            case Counting.Verdict.Discounted no ->
                    new Verdict(recorded, false, no.rule(), no.why(), view.effective());
            case Counting.Verdict.Counted _ ->
                    switch (Objects.requireNonNull(view.weight())) {
                        case Weight.Mute mute ->
                                new Verdict(
                                        recorded, true, mute.rule(), mute.why(), view.effective());
                        case Weight.Moves _, Weight.Denies _ ->
                                new Verdict(recorded, true, null, null, view.effective());
                    };
        };
    }

    public static StatementEntry of(Statement statement, Verdict verdict) {
        return new StatementEntry(
                statement.id(),
                statement.version(),
                statement.article(),
                statement.outlet(),
                statement.speaker(),
                statement.attribution(),
                statement.text(),
                statement.verbatim(),
                statement.span(),
                statement.saidAt(),
                statement.happenedAt(),
                statement.act(),
                statement.modality(),
                statement.aid(),
                statement.condition(),
                statement.origin(),
                statement.provenance(),
                statement.pubStatus(),
                verdict.recordedtime(),
                verdict.counted(),
                verdict.rule(),
                verdict.why(),
                verdict.effectiveAt(),
                LineId.of(statement.aid()).stream().map(LineId::aidId).toList(),
                statement.text() == null);
    }
}
