package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * All that is on record about one pair.
 *
 * @param statements that count (R0), by the time they were recorded
 * @param articles the articles of all that counts, by uri
 */
public record Dossier(
        List<LineState> aid,
        Map<Section, List<StatementView>> statements,
        List<Origin> origins,
        List<ArticleView> articles) {

    /** As long as this a list is shown whole. */
    public static final int WHOLE = 500;

    /** Where one is longer, this many entries of each are shown at once. */
    public static final int PART = 50;

    /** In which list a statement stands; what moves a line stands in none. */
    public enum Section {
        POSITIONS,
        CONDITIONS,
        /** WARN and OPPOSE. */
        PRESSURES,
        /** FORECAST, and all that is PREDICTED or HYPOTHETICAL, which stands here alone. */
        OUTLOOK,
        /** CONSULT: visits, calls, talks. */
        ENCOUNTERS,
        PERMISSIONS,
        /** NO_COMMENT. */
        SILENCES,
        /** Steps and stops that were DENIED. */
        DENIALS;

        static @Nullable Section of(Statement statement) {
            if (statement.act() == Act.FORECAST
                    || statement.modality() == Modality.PREDICTED
                    || statement.modality() == Modality.HYPOTHETICAL) {
                return OUTLOOK;
            }
            return switch (statement.act()) {
                case POSITION -> POSITIONS;
                case CONDITION -> CONDITIONS;
                case WARN, OPPOSE -> PRESSURES;
                case CONSULT -> ENCOUNTERS;
                case PERMIT -> PERMISSIONS;
                case NO_COMMENT -> SILENCES;
                case FORECAST -> OUTLOOK;
                case REQUEST,
                        CONSIDER,
                        PLEDGE,
                        COMMIT,
                        ALLOCATE,
                        DELIVER,
                        DECLINE,
                        REJECT,
                        SUSPEND,
                        WITHDRAW ->
                        statement.modality() == Modality.DENIED ? DENIALS : null;
            };
        }
    }

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
        Map<Section, List<StatementView>> statements = new EnumMap<>(Section.class);
        for (StatementView view : ofPair) {
            Section section = Section.of(view.statement().current());
            if (section != null) {
                statements.computeIfAbsent(section, _ -> new ArrayList<>()).add(view);
            }
        }
        List<ArticleView> articles = articles(ofPair);
        return new Dossier(aid, statements, origins(articles), articles);
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
        List<Origin> origins = new ArrayList<>();
        byOrigin.forEach(
                (folded, of) ->
                        origins.add(
                                new Origin(
                                        folded == null ? null : written(folded, of),
                                        of.size(),
                                        of.stream()
                                                .mapToInt(
                                                        article ->
                                                                article.standing().hearsayDepth())
                                                .max()
                                                .orElse(0))));
        return sorted(origins);
    }

    private static String written(String folded, List<ArticleView> of) {
        return Objects.requireNonNullElse(
                written(folded, of.stream().map(each -> each.article().current()).toList(), true),
                folded);
    }

    /**
     * How many entries of each list to show at once where nobody said: all of them, or, where one
     * list is longer than {@link #WHOLE}, a part.
     */
    public int length() {
        int longest =
                statements.values().stream()
                        .mapToInt(List::size)
                        .reduce(articles.size(), Math::max);
        return longest <= WHOLE ? WHOLE : PART;
    }

    /** Those with most reports, by name. */
    public static List<Origin> most(List<Origin> origins, int limit) {
        return sorted(
                origins.stream()
                        .sorted(
                                Comparator.comparing(Origin::reports, Comparator.reverseOrder())
                                        .thenComparing(
                                                Origin::outlet,
                                                Comparator.nullsLast(Comparator.naturalOrder())))
                        .limit(limit)
                        .toList());
    }

    /** By name, the unnamed last. */
    public static List<Origin> sorted(List<Origin> origins) {
        return origins.stream()
                .sorted(
                        Comparator.comparing(
                                Origin::outlet, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * How an outlet is written, for its folded name: as it does itself, else as it is credited.
     *
     * @param articles that go back to it, by uri
     * @param credited whether credits are looked at
     * @return null where none of them writes it
     */
    public static @Nullable String written(
            String folded, List<Article> articles, boolean credited) {
        Stream<String> own = articles.stream().map(Article::outletName).flatMap(Stream::ofNullable);
        Stream<String> credits =
                articles.stream()
                        .flatMap(article -> article.credits().stream())
                        .map(Article.Credit::outlet)
                        .flatMap(Stream::ofNullable);
        return Stream.concat(own, credited ? credits : Stream.empty())
                .filter(name -> Outlets.INSTANCE.fold(name).equals(folded))
                .findFirst()
                .orElse(null);
    }
}
