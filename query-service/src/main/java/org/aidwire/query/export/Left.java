package org.aidwire.query.export;

import java.util.List;

/** What a format cannot say of a line. */
record Left(String aidId, List<Reason> reasons) {

    /**
     * @param what a member of the line, with its value where that says more
     */
    record Reason(String what, String why) {}

    Left {
        reasons = List.copyOf(reasons);
    }
}
