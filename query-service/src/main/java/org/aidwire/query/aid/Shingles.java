package org.aidwire.query.aid;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * R9: the 5-word shingles of a body, each as 64 bits. Words are lower-cased runs of letters and
 * digits. Two different shingles share their 64 bits by chance once in 10^19 pairs; who makes them
 * collide on purpose gains what a plain copy of the text gives him, so the hash is a fast one and
 * not a cryptographic one.
 */
final class Shingles {

    static final int LEAST_WORDS = 50;
    static final int SHINGLE_WORDS = 5;

    private static final long[] NONE = {};
    private static final long PRIME = 0x100000001B3L;

    /** Longer bodies are worked out each time, so that the memo stays within about 100 MB. */
    private static final int LONGEST_KEPT = 16_384;

    private static final int KEPT = 1_024;

    /** A past day is folded again and again over the same bodies. */
    private static final Map<String, long[]> MEMO =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, long[]> eldest) {
                            return size() > KEPT;
                        }
                    });

    private Shingles() {}

    /** Sorted, each once; empty where the body is too short to be compared. Not to be changed. */
    static long[] of(@Nullable String body) {
        if (body == null) {
            return NONE;
        }
        long[] known = MEMO.get(body);
        if (known == null) {
            known = shingles(words(body));
            if (body.length() <= LONGEST_KEPT) {
                MEMO.put(body, known);
            }
        }
        return known;
    }

    private static long[] shingles(long[] words) {
        if (words.length < LEAST_WORDS) {
            return NONE;
        }
        long[] shingles = new long[words.length - SHINGLE_WORDS + 1];
        for (int i = 0; i < shingles.length; i++) {
            long mixed = 0;
            for (int word = i; word < i + SHINGLE_WORDS; word++) {
                mixed = mix(mixed + words[word]);
            }
            shingles[i] = mixed;
        }
        return Arrays.stream(shingles).sorted().distinct().toArray();
    }

    /** The words, in their order, each as a hash. */
    private static long[] words(String body) {
        String lower = body.toLowerCase(Locale.ROOT);
        long[] words = new long[lower.length() / 2 + 1];
        int count = 0;
        long word = 0;
        boolean within = false;
        for (int at = 0; at < lower.length(); ) {
            int c = lower.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                word = within ? (word ^ c) * PRIME : mix(c);
                within = true;
            } else if (within) {
                words[count++] = mix(word);
                within = false;
            }
        }
        if (within) {
            words[count++] = mix(word);
        }
        return Arrays.copyOf(words, count);
    }

    /** Spreads every bit over all 64 (the finish of SplitMix64); one value for each input. */
    private static long mix(long bits) {
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
