package org.aidwire.query.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aidwire.contract.Act;
import org.aidwire.contract.Article;
import org.aidwire.contract.NewsEvent;
import org.aidwire.contract.Statement;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.store.SearchReads;
import org.jspecify.annotations.Nullable;

/**
 * Where the words looked for were said.
 *
 * @param type statement or article
 * @param id of the statement, or the uri of the article
 * @param article the uri of the statement's article
 * @param counted R0; null of an article
 * @param fragments HTML: the text around the words, escaped, the words in {@code <mark>}
 */
public record SearchHit(
        String type,
        String id,
        @Nullable String article,
        @Nullable String outlet,
        AidStatus.@Nullable Named donor,
        AidStatus.@Nullable Named recipient,
        @Nullable Act act,
        List<String> aidIds,
        @Nullable Boolean counted,
        Instant recordedtime,
        List<String> fragments) {

    /** What of an event may be searched and shown: a headline, a body for editors, a text. */
    public static List<String> texts(NewsEvent event, boolean bodies) {
        return switch (event) {
            case Statement statement -> Stream.ofNullable(statement.text()).toList();
            case Article article ->
                    Stream.of(article.headline(), bodies ? article.body() : null)
                            .filter(Objects::nonNull)
                            .toList();
        };
    }

    public static SearchHit of(SearchReads.Found found, List<String> marked) {
        return switch (found.event()) {
            case Statement statement ->
                    new SearchHit(
                            SearchReads.Kind.STATEMENT.wire(),
                            statement.id(),
                            statement.article() == null ? null : statement.article().uri(),
                            statement.outlet(),
                            AidStatus.Named.of(statement.aid().donor()),
                            AidStatus.Named.of(statement.aid().recipient()),
                            statement.act(),
                            LineId.of(statement.aid()).stream().map(LineId::aidId).toList(),
                            found.counted(),
                            found.recordedtime(),
                            fragments(marked));
            case Article article ->
                    new SearchHit(
                            SearchReads.Kind.ARTICLE.wire(),
                            article.uri(),
                            null,
                            article.outlet() == null ? null : article.outlet().name(),
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            found.recordedtime(),
                            fragments(marked));
        };
    }

    /** Those with a mark; where the words are told in too roundabout a way, the first as it is. */
    private static List<String> fragments(List<String> marked) {
        List<String> all = new ArrayList<>();
        marked.forEach(
                each ->
                        all.addAll(
                                Arrays.asList(
                                        each.split(String.valueOf(SearchReads.BETWEEN), -1))));
        List<String> withMark =
                all.stream().filter(each -> each.indexOf(SearchReads.MARK) >= 0).toList();
        return (withMark.isEmpty() ? all.stream().limit(1).toList() : withMark)
                .stream().map(SearchHit::html).toList();
    }

    private static String html(String marked) {
        StringBuilder html = new StringBuilder(marked.length() + 32);
        for (int i = 0; i < marked.length(); i++) {
            char each = marked.charAt(i);
            switch (each) {
                case SearchReads.MARK -> html.append("<mark>");
                case SearchReads.UNMARK -> html.append("</mark>");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(each);
            }
        }
        return html.toString();
    }
}
