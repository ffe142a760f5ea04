package org.aidwire.query.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What costs much is made when it is first asked for, and kept for the rest of a request. */
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    public Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }
}
