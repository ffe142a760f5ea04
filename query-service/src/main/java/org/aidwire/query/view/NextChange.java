package org.aidwire.query.view;

import java.time.Duration;
import org.aidwire.query.aid.LineId;

/** Lets a reader wait for what happens to a line next. */
public interface NextChange {

    /** The end of the change log as it is now; to be asked before the line is read. */
    long last();

    /**
     * Returns when the line has changed since then, or when the time is over; holds no connection
     * meanwhile.
     *
     * @param since what {@link #last} said
     */
    void await(LineId line, long since, Duration longest);
}
