package org.aidwire.query.aid;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** R9's near-duplicates word for word: every body compared with every other, as sets of texts. */
public final class AllPairs {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    private AllPairs() {}

    /** For each article on record with a body of 50 words or more, the earliest of its cluster. */
    public static Map<String, String> leaders(History history, Instant now) {
        Map<String, CreditedArticle> articles = new TreeMap<>();
        history.at(Cut.live(now))
                .articles()
                .forEach((uri, view) -> articles.put(uri, view.article().credited()));
        Map<String, Set<String>> shingles = new TreeMap<>();
        articles.forEach((uri, article) -> shingles.put(uri, shingles(article.body())));
        shingles.values().removeIf(Set::isEmpty);
        Map<String, String> leaders = new HashMap<>();
        for (String uri : shingles.keySet()) {
            if (!leaders.containsKey(uri)) {
                Set<String> cluster = connected(uri, shingles);
                String leader =
                        cluster.stream()
                                .min(Comparator.comparing(articles::get, CreditedArticle.EARLIEST))
                                .orElseThrow();
                cluster.forEach(each -> leaders.put(each, leader));
            }
        }
        return leaders;
    }

    private static Set<String> connected(String start, Map<String, Set<String>> shingles) {
        Set<String> cluster = new HashSet<>(List.of(start));
        Deque<String> todo = new ArrayDeque<>(cluster);
        while (!todo.isEmpty()) {
            Set<String> own = shingles.get(todo.remove());
            shingles.forEach(
                    (uri, other) -> {
                        if (near(own, other) && cluster.add(uri)) {
                            todo.add(uri);
                        }
                    });
        }
        return cluster;
    }

    static boolean near(Set<String> a, Set<String> b) {
        long common = a.stream().filter(b::contains).count();
        return 10 * common >= 8 * (a.size() + b.size() - common);
    }

    static Set<String> shingles(String body) {
        List<String> words =
                body == null
                        ? List.of()
                        : WORD.matcher(body.toLowerCase(Locale.ROOT))
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> shingles = new HashSet<>();
        for (int i = 0; words.size() >= 50 && i + 5 <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + 5)));
        }
        return shingles;
    }
}
