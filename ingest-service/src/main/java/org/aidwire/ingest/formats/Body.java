package org.aidwire.ingest.formats;

import java.util.List;

/** The outcome of reading the body of a request. */
public sealed interface Body {

    /** One reading an event, in the order of the body. */
    record Events(List<Reading> readings) implements Body {

        public Events {
            readings = List.copyOf(readings);
        }
    }

    /** A batch of more events than are taken at once; none was read. */
    record TooMany(int events, int most) implements Body {}
}
