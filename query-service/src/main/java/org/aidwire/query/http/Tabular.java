package org.aidwire.query.http;

import java.util.List;

/** An answer that is a table too. */
public interface Tabular {

    /** What each row looks like. */
    Shape row();

    List<?> rows();

    /** The same as JSON. */
    default Object json() {
        return this;
    }
}
