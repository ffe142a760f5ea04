package org.aidwire.query.http;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is read part by part. */
@FunctionalInterface
public interface Parts<T, K> {

    /**
     * The entries that follow a key, in the list's order.
     *
     * @param after null for the first
     * @param count how many at most
     */
    List<T> read(@Nullable K after, int count);

    /** Of a list in memory that never changes. */
    static <T, K> Parts<T, K> of(List<T> all, Function<T, K> key) {
        return (after, count) ->
                all.stream()
                        .dropWhile(each -> after != null && !key.apply(each).equals(after))
                        .skip(after == null ? 0 : 1)
                        .limit(count)
                        .toList();
    }

    /** Of a list in memory, to be sorted by its keys; the entry of a key may be gone meanwhile. */
    static <T, K extends Comparable<K>> Parts<T, K> sorted(
            Supplier<List<T>> all, Function<T, K> key) {
        return (after, count) ->
                all.get().stream()
                        .filter(each -> after == null || key.apply(each).compareTo(after) > 0)
                        .sorted(Comparator.comparing(key))
                        .limit(count)
                        .toList();
    }
}
