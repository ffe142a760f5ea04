package org.aidwire.query.aid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.Article;
import org.jspecify.annotations.Nullable;

/**
 * R9: bodies of 50 words or more whose sets of 5-word shingles have a Jaccard index of 0.8 or more
 * are near-duplicates; what they connect is one group. Sets are sorted arrays.
 */
public final class NearDuplicates {

    /** The Jaccard distance up to which bodies are near. */
    static final double NEAR = 0.2;

    /** The shortest text of 50 words, in characters. */
    private static final int SHORTEST = 99;

    private NearDuplicates() {}

    /** The set of a body's shingles; empty where the body is too short to be compared. */
    public static long[] shingles(@Nullable String body) {
        return Shingles.of(body);
    }

    /** Those of a version's body, or of what is left of it. */
    public static long[] shingles(@Nullable String body, @Nullable Remains remains) {
        return remains == null ? shingles(body) : remains.sortedShingles();
    }

    /** Whether a version's body could be long enough to be compared, seen from far. */
    public static boolean mayBeNear(Recorded<Article> version) {
        Remains remains = version.remains();
        return remains == null ? mayBeNear(version.event().body()) : !remains.shingles().isEmpty();
    }

    /** Whether a body could be long enough to be compared, seen from far. */
    private static boolean mayBeNear(@Nullable String body) {
        return body != null && body.length() >= SHORTEST;
    }

    /** Whether the Jaccard index of two sets is 0.8 or more. */
    public static boolean near(long[] a, long[] b) {
        if (a.length == 0 || b.length == 0) {
            return false;
        }
        long common = common(a, b);
        return 5 * common >= 4 * (a.length + b.length - common);
    }

    /** One less the Jaccard index: a metric, so what is near to one is not far from its near. */
    public static double distance(long[] a, long[] b) {
        long common = common(a, b);
        return 1 - (double) common / (a.length + b.length - common);
    }

    private static long common(long[] a, long[] b) {
        long common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** For each article in a group of two or more, the group's earliest. */
    static Map<String, CreditedArticle> earliestOfGroups(Collection<CreditedArticle> articles) {
        NearGroupsInMemory bodies = new NearGroupsInMemory();
        Map<Object, Long> byText = new HashMap<>();
        Map<CreditedArticle, Long> compared = new HashMap<>();
        for (CreditedArticle article : articles) {
            Object text = article.remains() == null ? article.body() : article.remains();
            long[] shingles = shingles(article.body(), article.remains());
            if (text != null && shingles.length > 0) {
                compared.put(
                        article,
                        byText.computeIfAbsent(text, _ -> NearGroups.add(shingles, bodies)));
            }
        }
        Map<Long, List<CreditedArticle>> groups = new HashMap<>();
        compared.forEach(
                (article, body) ->
                        groups.computeIfAbsent(bodies.groupOf(body), _ -> new ArrayList<>())
                                .add(article));
        Map<String, CreditedArticle> earliest = new HashMap<>();
        for (List<CreditedArticle> group : groups.values()) {
            if (group.size() > 1) {
                CreditedArticle first = Collections.min(group, CreditedArticle.EARLIEST);
                group.forEach(article -> earliest.put(article.uri(), first));
            }
        }
        return Collections.unmodifiableMap(earliest);
    }

    /** The connected groups of some bodies, by their ids, the largest first. */
    public static List<List<Long>> groups(Map<Long, long[]> bodies) {
        NearGroupsInMemory added = new NearGroupsInMemory();
        Map<Long, Long> placed = new HashMap<>();
        bodies.forEach((id, shingles) -> placed.put(id, NearGroups.add(shingles, added)));
        Map<Long, List<Long>> groups = new HashMap<>();
        placed.forEach(
                (id, at) ->
                        groups.computeIfAbsent(added.groupOf(at), _ -> new ArrayList<>()).add(id));
        return groups.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .toList();
    }
}
