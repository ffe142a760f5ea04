package org.aidwire.query.store;

import javax.sql.DataSource;

/** The change log of a database without a service around it. */
public final class StoredChanges {

    private StoredChanges() {}

    public static ChangeReads of(DataSource dataSource) {
        return new ChangeReads(new SnapshotReads(dataSource));
    }
}
