package org.aidwire.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.aidwire.query.aid.Weight;
import org.aidwire.query.store.StatementTable;
import org.jspecify.annotations.Nullable;

/**
 * Where statements stand. Those of one article are judged together, since they may outrank one
 * another (R0).
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

    private StatementStandings() {}

    /**
     * @param statements all statements of each article that one of them names
     * @param sources the articles that they name, by uri; those never recorded may be missing
     */
    static List<StatementTable.Row> of(
            Collection<StatementOnRecord> statements, Map<String, Source> sources) {
        List<StatementTable.Row> rows = new ArrayList<>();
        Map<String, List<StatementOnRecord>> byArticle = new HashMap<>();
        for (StatementOnRecord statement : statements) {
            Statement.ArticleRef named = statement.current().article();
            if (named == null) {
                rows.add(
                        row(
                                History.view(statement, null, Counting.withoutArticle(statement)),
                                true));
            } else {
                byArticle.computeIfAbsent(named.uri(), _ -> new ArrayList<>()).add(statement);
            }
        }
        byArticle.forEach(
                (uri, ofArticle) ->
                        rows.addAll(
                                ofArticle(ofArticle, sources.getOrDefault(uri, Source.UNKNOWN))));
        return rows;
    }

    private static List<StatementTable.Row> ofArticle(
            List<StatementOnRecord> statements, Source source) {
        ArticleView article = source.view();
        Map<String, Counting.Verdict> verdicts =
                Counting.ofArticle(
                        article == null ? null : article.article(),
                        article != null && article.standing().fallen(),
                        statements);
        return statements.stream()
                .map(
                        statement ->
                                row(
                                        History.view(
                                                statement,
                                                article,
                                                Objects.requireNonNull(
                                                        verdicts.get(statement.id()))),
                                        !source.embargoed()))
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
