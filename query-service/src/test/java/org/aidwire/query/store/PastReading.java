package org.aidwire.query.store;

import javax.sql.DataSource;

/** The past of lines as the service reads it. */
public final class PastReading {

    private PastReading() {}

    public static PastLines of(DataSource database) {
        return new PastLines(new SnapshotReads(database), new Chronicles(() -> 1_000));
    }

    /** With room for all that is measured. */
    public static PastLines big(DataSource database) {
        return new PastLines(new SnapshotReads(database), new Chronicles(() -> 1_000_000));
    }

    public static DossierReads dossiers(DataSource database) {
        return new DossierReads(new SnapshotReads(database));
    }
}
