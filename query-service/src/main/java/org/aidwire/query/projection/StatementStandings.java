package org.aidwire.query.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.contract.Act;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Counting;
import org.aidwire.query.aid.Denial;
import org.aidwire.query.aid.History;
import org.aidwire.query.aid.History.ArticleView;
import org.aidwire.query.aid.History.StatementView;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.aid.StatementOnRecord;
import org.aidwire.query.aid.Versions;
import org.aidwire.query.aid.Weight;
import org.aidwire.query.store.SpanTable;
import org.aidwire.query.store.StatementTable;
import org.jspecify.annotations.Nullable;

/**
 * Where statements stand: each by itself first, and then by whether another of its article outranks
 * it (R0), which the store finds out.
 */
final class StatementStandings {

    /**
     * An article as its statements see it.
     *
     * @param view null where it is not on record
     * @param embargoed whether an embargo is why
     */
    record Source(@Nullable ArticleView view, boolean embargoed) {

        static final Source UNKNOWN = new Source(null, false);
    }

    private record Judged(StatementOnRecord statement, Source source, Counting.Alone alone) {

        private SpanTable.@Nullable Span span() {
            Statement current = statement.current();
            Statement.ArticleRef named = current.article();
            Counting.Place place = alone.place();
            return named == null || place == null || place.start() == place.end()
                    ? null
                    : new SpanTable.Span(
                            current.id(),
                            named.uri(),
                            current.aid().donor(),
                            current.aid().recipient(),
                            current.provenance().by(),
                            current.act().kind() != Act.Kind.CONTEXT,
                            place.start(),
                            place.end());
        }

        private StatementTable.Row row(boolean outranked) {
            return StatementStandings.row(
                    History.view(statement, source.view(), alone.verdict(outranked)),
                    !source.embargoed());
        }
    }

    private final Map<String, Judged> judged = new HashMap<>();

    /**
     * Judges statements, each by itself.
     *
     * @param sources the articles that they name, by uri; those never recorded may be missing
     */
    void judge(Collection<Versions<Statement>> statements, Map<String, Source> sources) {
        for (Versions<Statement> versions : statements) {
            StatementOnRecord statement = new StatementOnRecord(versions);
            Statement.ArticleRef named = statement.current().article();
            Source source =
                    named == null
                            ? Source.UNKNOWN
                            : sources.getOrDefault(named.uri(), Source.UNKNOWN);
            judged.put(statement.id(), new Judged(statement, source, alone(statement, source)));
        }
    }

    private static Counting.Alone alone(StatementOnRecord statement, Source source) {
        ArticleView article = source.view();
        return statement.current().article() == null
                ? Counting.withoutArticle(statement)
                : Counting.alone(
                        article == null ? null : article.article(),
                        article != null && article.standing().fallen(),
                        statement.current());
    }

    Set<String> statements() {
        return Set.copyOf(judged.keySet());
    }

    /** The spans of those that can outrank or be outranked. */
    List<SpanTable.Span> spans() {
        return judged.values().stream().map(Judged::span).filter(Objects::nonNull).toList();
    }

    /**
     * Where all of them stand.
     *
     * @param outranked the ids of those that are outranked
     */
    List<StatementTable.Row> rows(Set<String> outranked) {
        return judged.values().stream()
                .map(each -> each.row(outranked.contains(each.statement().id())))
                .toList();
    }

    private static StatementTable.Row row(StatementView view, boolean onRecord) {
        StatementOnRecord statement = view.statement();
        Recorded<Statement> current = statement.versions().current();
        Statement.ArticleRef named = current.event().article();
        Reason reason = reason(view);
        return new StatementTable.Row(
                new StatementTable.Standing(
                        statement.id(),
                        current.event().version(),
                        current.sha256(),
                        statement.firstRecorded(),
                        named == null ? null : named.uri(),
                        onRecord,
                        view.effective(),
                        view.weight() != null,
                        reason.rule(),
                        reason.why(),
                        reason.moves(),
                        reason.denies()),
                current.event());
    }

    private record Reason(
            @Nullable Rule rule,
            @Nullable String why,
            @Nullable Candidate moves,
            @Nullable Denial denies) {}

    private static Reason reason(StatementView view) {
        return switch (view.verdict()) {
            case Counting.Verdict.Discounted discounted ->
                    new Reason(discounted.rule(), discounted.why(), null, null);
            case Counting.Verdict.Counted _ ->
                    switch (Objects.requireNonNull(view.weight())) {
                        case Weight.Mute mute -> new Reason(mute.rule(), mute.why(), null, null);
                        case Weight.Moves moves -> new Reason(null, null, moves.candidate(), null);
                        case Weight.Denies denies -> new Reason(null, null, null, denies.denial());
                    };
        };
    }
}
