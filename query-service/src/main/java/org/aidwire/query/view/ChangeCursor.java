package org.aidwire.query.view;

import org.aidwire.query.http.Cursor;
import org.jspecify.annotations.Nullable;

/** A place in the change log as readers keep it: opaque, and the same on every way to read it. */
public final class ChangeCursor {

    public static final String LIST = "changes";

    private ChangeCursor() {}

    public static String write(long cursor) {
        return Cursor.encode(LIST, Long.toString(cursor));
    }

    /** Null where the text is no cursor of the change log. */
    public static @Nullable Long read(String text) {
        String key = Cursor.decode(LIST, text);
        return key == null ? null : number(key);
    }

    /** Null where the key is none. */
    public static @Nullable Long number(String key) {
        return key.matches("[0-9]{1,18}") ? Long.valueOf(key) : null;
    }
}
