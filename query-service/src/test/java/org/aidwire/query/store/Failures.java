package org.aidwire.query.store;

import java.sql.SQLException;

/** Failures of the store, for those who must live with them. */
public final class Failures {

    private Failures() {}

    public static StoreFailure withState(String sqlState) {
        return new StoreFailure(new SQLException("as told by the test", sqlState));
    }
}
