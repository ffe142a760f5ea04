package org.aidwire.query.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one entry more than the limit, which tells whether the list goes on
     * @param key the sort key of an entry
     */
    public static <T> Page<T> of(String list, List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Cursor.encode(list, key.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> entry) {
        return new Page<>(items.stream().map(entry).toList(), next);
    }
}
