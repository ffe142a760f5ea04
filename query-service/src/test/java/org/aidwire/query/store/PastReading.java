package org.aidwire.query.store;

import java.util.Objects;
import javax.sql.DataSource;

/** The past of lines as the service reads it. */
public final class PastReading {

    private static final String DOUBTS =
            """
            select count(*)
            from mention m
            where since - first > coalesce(
                (select sum(until - since)
                from mention_past p
                where p.aid_id = m.aid_id and p.statement_id = m.statement_id), 0)
            """;

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

    /** Of how many statements, on how many lines, some of the past is not known without a fold. */
    public static long doubts(DataSource database) {
        return new SnapshotReads(database)
                .read(sql -> Objects.requireNonNull(sql.first(DOUBTS, row -> row.getLong(1))));
    }
}
