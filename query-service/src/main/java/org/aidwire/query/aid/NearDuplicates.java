package org.aidwire.query.aid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * R9: bodies of 50 words or more whose sets of 5-word shingles have a Jaccard index of 0.8 or more
 * are near-duplicates; what they connect is one group.
 */
public final class NearDuplicates {

    static final int LEAST_WORDS = 50;
    static final int SHINGLE_WORDS = 5;

    private NearDuplicates() {}

    /** The set of a body's shingles, sorted; empty where the body is too short to be compared. */
    public static long[] shingles(@Nullable String body) {
        List<String> words = body == null ? List.of() : words(body);
        if (words.size() < LEAST_WORDS) {
            return new long[0];
        }
        MessageDigest digest = sha256();
        return java.util.stream.IntStream.rangeClosed(0, words.size() - SHINGLE_WORDS)
                .mapToLong(i -> hash(digest, String.join(" ", words.subList(i, i + SHINGLE_WORDS))))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * The shingles that decide whom a set can be near to: two sets with a Jaccard index of 0.8
     * share at least 0.8 of the larger, so their first {@code n - ceil(0.8 n) + 1} shingles in a
     * common order have one in common. What shares none need not be compared; nothing is missed.
     */
    public static long[] prefix(long[] shingles) {
        int n = shingles.length;
        return n == 0 ? shingles : Arrays.copyOf(shingles, n - (4 * n + 4) / 5 + 1);
    }

    /** Whether the Jaccard index of two sorted sets is 0.8 or more. */
    public static boolean near(long[] a, long[] b) {
        if (a.length == 0 || b.length == 0) {
            return false;
        }
        int common = 0;
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
        long union = (long) a.length + b.length - common;
        return 5L * common >= 4L * union;
    }

    /** For each article in a group of two or more, the group's earliest. */
    static Map<String, CreditedArticle> earliestOfGroups(Collection<CreditedArticle> articles) {
        Map<String, long[]> shingles = new HashMap<>();
        Map<Long, List<CreditedArticle>> byPrefix = new HashMap<>();
        Map<String, CreditedArticle> leaders = new HashMap<>();
        for (CreditedArticle article : articles) {
            long[] own = shingles(article.body());
            shingles.put(article.uri(), own);
            for (long shingle : prefix(own)) {
                List<CreditedArticle> sharing =
                        byPrefix.computeIfAbsent(shingle, _ -> new ArrayList<>());
                for (CreditedArticle other : sharing) {
                    if (leader(leaders, other) != leader(leaders, article)
                            && near(own, shingles.getOrDefault(other.uri(), new long[0]))) {
                        join(leaders, other, article);
                    }
                }
                sharing.add(article);
            }
        }
        Map<String, CreditedArticle> earliest = new HashMap<>();
        articles.forEach(
                article -> {
                    if (leaders.containsKey(article.uri())) {
                        earliest.put(article.uri(), leader(leaders, article));
                    }
                });
        return Collections.unmodifiableMap(earliest);
    }

    /** Union-find whose root is always the earliest of its group. */
    private static CreditedArticle leader(
            Map<String, CreditedArticle> leaders, CreditedArticle article) {
        CreditedArticle found = article;
        for (CreditedArticle next = leaders.get(found.uri());
                next != null && !next.uri().equals(found.uri());
                next = leaders.get(found.uri())) {
            found = next;
        }
        return found;
    }

    private static void join(
            Map<String, CreditedArticle> leaders, CreditedArticle a, CreditedArticle b) {
        CreditedArticle one = leader(leaders, a);
        CreditedArticle two = leader(leaders, b);
        CreditedArticle root = CreditedArticle.EARLIEST.compare(one, two) <= 0 ? one : two;
        leaders.put(one.uri(), root);
        leaders.put(two.uri(), root);
    }

    /** Lower-cased runs of letters and digits. */
    static List<String> words(String body) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        body.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(
                        c -> {
                            if (Character.isLetterOrDigit(c)) {
                                word.appendCodePoint(c);
                            } else if (!word.isEmpty()) {
                                words.add(word.toString());
                                word.setLength(0);
                            }
                        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** 64 bits of SHA-256: nobody can write two texts that collide, and by chance none do. */
    private static long hash(MessageDigest digest, String shingle) {
        return ByteBuffer.wrap(digest.digest(shingle.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
