package org.aidwire.query.view;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out from the store in one state of it. The least recently asked for goes first,
 * and all of it when memory runs short.
 */
final class KeptByState<K, V> {

    /** Few past days are read at one time. */
    private static final int MOST = 8;

    /**
     * @param state of the store before it was read: what came since is not in it
     */
    private record Kept<V>(String state, SoftReference<V> value) {}

    private final Map<K, Kept<V>> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                    return size() > MOST;
                }
            };

    /** Null where nothing is kept of that state. */
    synchronized @Nullable V find(K key, String state) {
        Kept<V> found = kept.get(key);
        return found == null || !found.state().equals(state) ? null : found.value().get();
    }

    synchronized void keep(K key, String state, V value) {
        kept.put(key, new Kept<>(state, new SoftReference<>(value)));
    }
}
