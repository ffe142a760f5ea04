package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Article;
import org.aidwire.contract.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A history in parts that do not bear on each other: statements stand with the articles that they
 * name, articles with those that they credit, and with those whose text was ever near to theirs.
 */
public final class HistoryParts {

    private static final String STATEMENT = "s ";
    private static final String ARTICLE = "a ";
    private static final String GROUP = "g ";

    private HistoryParts() {}

    public static List<History> of(History history) {
        Together together = new Together();
        for (Recorded<Article> each : history.articles()) {
            String uri = ARTICLE + each.event().uri();
            for (Article.Credit credit : each.event().credits()) {
                if (credit.uri() != null) {
                    together.join(uri, ARTICLE + credit.uri());
                }
            }
        }
        joinNear(history, together);
        for (Recorded<Statement> each : history.statements()) {
            Statement.ArticleRef named = each.event().article();
            if (named != null) {
                together.join(STATEMENT + each.event().id(), ARTICLE + named.uri());
            }
        }
        return parts(history, together);
    }

    /** What is near among all texts that there ever were is near among those of any time. */
    private static void joinNear(History history, Together together) {
        NearGroupsInMemory groups = new NearGroupsInMemory();
        Map<Object, Long> placed = new HashMap<>();
        for (Recorded<Article> each : history.articles()) {
            Object text = text(each);
            if (text != null && NearDuplicates.mayBeNear(each) && !placed.containsKey(text)) {
                long[] shingles = NearDuplicates.shingles(each.event().body(), each.remains());
                if (shingles.length > 0) {
                    placed.put(text, NearGroups.add(shingles, groups));
                }
            }
        }
        for (Recorded<Article> each : history.articles()) {
            Long text = placed.get(text(each));
            if (text != null) {
                together.join(ARTICLE + each.event().uri(), GROUP + groups.groupOf(text));
            }
        }
    }

    /** The body, or what stands for it. */
    private static @Nullable Object text(Recorded<Article> version) {
        return version.remains() == null ? version.event().body() : version.remains();
    }

    private static List<History> parts(History history, Together together) {
        Map<String, List<Recorded<Article>>> articles = new LinkedHashMap<>();
        Map<String, List<Recorded<Statement>>> statements = new LinkedHashMap<>();
        for (Recorded<Article> each : history.articles()) {
            add(articles, together.leader(ARTICLE + each.event().uri()), each);
        }
        for (Recorded<Statement> each : history.statements()) {
            add(statements, together.leader(STATEMENT + each.event().id()), each);
        }
        Collection<String> leaders = new LinkedHashSet<>(articles.keySet());
        leaders.addAll(statements.keySet());
        return leaders.stream()
                .map(
                        leader ->
                                new History(
                                        articles.getOrDefault(leader, List.of()),
                                        statements.getOrDefault(leader, List.of())))
                .toList();
    }

    private static <T> void add(Map<String, List<T>> lists, String leader, T each) {
        lists.computeIfAbsent(leader, _ -> new ArrayList<>()).add(each);
    }
}
