package org.aidwire.query.http;

import java.util.List;
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
}
