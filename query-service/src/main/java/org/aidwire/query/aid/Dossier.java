package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Article;
import org.aidwire.contract.Modality;
import org.aidwire.contract.Statement;
import org.aidwire.contract.codes.Outlets;
import org.aidwire.query.aid.History.ArticleView;
import org.aidwire.query.aid.History.StatementView;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record about one pair. The lists hold statements that count (R0), by the time they
 * were recorded; what is predicted or hypothetical stands in the outlook alone.
 *
 * @param pressures WARN and OPPOSE
 * @param outlook FORECAST, and all that is PREDICTED or HYPOTHETICAL
 * @param encounters CONSULT: visits, calls, talks
 * @param silences NO_COMMENT
 * @param denials steps and stops that were DENIED
 * @param articles the articles of all these and of the lines, by uri
 */
public record Dossier(
        List<LineState> aid,
        List<StatementView> positions,
        List<StatementView> conditions,
        List<StatementView> pressures,
        List<StatementView> outlook,
        List<StatementView> encounters,
        List<StatementView> permissions,
        List<StatementView> silences,
        List<StatementView> denials,
        List<Origin> origins,
        List<ArticleView> articles) {

    /**
     * An outlet from which the pair's articles come.
     *
     * @param outlet as written; null for all unnamed ones together
     * @param reports how many of the pair's articles go back to it
     * @param hearsayDepth how many credits the longest chain back to it has
     */
    public record Origin(@Nullable String outlet, int reports, int hearsayDepth) {}

    /** The dossier of a pair; null where nothing is on record. */
    public static @Nullable Dossier of(History.Picture picture, String donor, String recipient) {
        List<LineState> aid =
                picture.lines().values().stream()
                        .filter(
                                state ->
                                        state.line().donor().equals(donor)
                                                && state.line().recipient().equals(recipient))
                        .toList();
        List<StatementView> ofPair =
                picture.statements().values().stream()
                        .filter(
                                view ->
                                        view.statement().current().aid().donor().equals(donor)
                                                && view.statement()
                                                        .current()
                                                        .aid()
                                                        .recipient()
                                                        .equals(recipient)
                                                && view.verdict()
                                                        instanceof Counting.Verdict.Counted)
                        .sorted(
                                Comparator.comparing(
                                                (StatementView view) ->
                                                        view.statement().firstRecorded())
                                        .thenComparing(
                                                view -> view.statement().id(),
                                                CreditedArticle::compareUtf8))
                        .toList();
        if (aid.isEmpty() && ofPair.isEmpty()) {
            return null;
        }
        List<ArticleView> articles = articles(ofPair);
        return new Dossier(
                aid,
                select(ofPair, Act.POSITION),
                select(ofPair, Act.CONDITION),
                select(ofPair, Act.WARN, Act.OPPOSE),
                ofPair.stream().filter(Dossier::isOutlook).toList(),
                select(ofPair, Act.CONSULT),
                select(ofPair, Act.PERMIT),
                select(ofPair, Act.NO_COMMENT),
                ofPair.stream().filter(Dossier::isDenial).toList(),
                origins(articles),
                articles);
    }

    private static List<StatementView> select(List<StatementView> views, Act... acts) {
        Set<Act> wanted = Set.of(acts);
        return views.stream()
                .filter(
                        view ->
                                wanted.contains(view.statement().current().act())
                                        && !isOutlook(view))
                .toList();
    }

    private static boolean isOutlook(StatementView view) {
        Statement statement = view.statement().current();
        return statement.act() == Act.FORECAST
                || statement.modality() == Modality.PREDICTED
                || statement.modality() == Modality.HYPOTHETICAL;
    }

    private static boolean isDenial(StatementView view) {
        Statement statement = view.statement().current();
        return statement.modality() == Modality.DENIED
                && statement.act().kind() != Act.Kind.CONTEXT;
    }

    private static List<ArticleView> articles(List<StatementView> ofPair) {
        Map<String, ArticleView> articles = new TreeMap<>(CreditedArticle::compareUtf8);
        ofPair.stream()
                .map(StatementView::article)
                .flatMap(Stream::ofNullable)
                .forEach(article -> articles.put(article.article().uri(), article));
        return List.copyOf(articles.values());
    }

    private static List<Origin> origins(List<ArticleView> articles) {
        Map<@Nullable String, List<ArticleView>> byOrigin = new LinkedHashMap<>();
        articles.forEach(
                article ->
                        byOrigin.computeIfAbsent(
                                        article.standing().namedOrigin(), _ -> new ArrayList<>())
                                .add(article));
        Map<String, String> written = written(articles);
        List<Origin> origins = new ArrayList<>();
        byOrigin.forEach(
                (folded, of) ->
                        origins.add(
                                new Origin(
                                        folded == null
                                                ? null
                                                : written.getOrDefault(folded, folded),
                                        of.size(),
                                        of.stream()
                                                .mapToInt(
                                                        article ->
                                                                article.standing().hearsayDepth())
                                                .max()
                                                .orElse(0))));
        origins.sort(
                Comparator.comparing(
                        Origin::outlet, Comparator.nullsLast(Comparator.naturalOrder())));
        return origins;
    }

    /**
     * How outlets are written, for their folded names: as the outlets themselves write them, else
     * as they are credited.
     */
    private static Map<String, String> written(List<ArticleView> articles) {
        Set<String> names = new LinkedHashSet<>();
        articles.stream()
                .map(article -> article.article().current().outletName())
                .flatMap(Stream::ofNullable)
                .forEach(names::add);
        articles.stream()
                .flatMap(article -> article.article().current().credits().stream())
                .map(Article.Credit::outlet)
                .flatMap(Stream::ofNullable)
                .forEach(names::add);
        Map<String, String> written = new TreeMap<>();
        names.forEach(name -> written.putIfAbsent(Outlets.INSTANCE.fold(name), name));
        return written;
    }
}
