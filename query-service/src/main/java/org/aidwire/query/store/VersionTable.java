package org.aidwire.query.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Moves the versions of what answers rest on, in the transaction that changes it. */
public final class VersionTable {

    /** The pairs that the statements are of now, and those that they were of until now. */
    private static final String MOVE =
            """
            with model as (
                update horizon
                set version = version + 1
                returning version
            ), pair as (
                select donor, recipient
                from statement
                where id = any(?)
                union
                select *
                from unnest(?::text[], ?::text[]) as current (donor, recipient)
            )
            insert into pair_version (donor, recipient, version)
            select pair.donor, pair.recipient, model.version
            from pair
            cross join model
            on conflict (donor, recipient) do update
            set version = excluded.version
            """;

    private final Sql sql;

    VersionTable(Sql sql) {
        this.sql = sql;
    }

    /** Where only what is shown of these statements changes. */
    void move(Set<String> statements) {
        sql.update(MOVE, statements, List.of(), List.of());
    }

    /** To be called before these rows are saved. */
    public void move(Collection<StatementTable.Row> touched) {
        List<String> donors = touched.stream().map(row -> row.current().aid().donor()).toList();
        List<String> recipients =
                touched.stream().map(row -> row.current().aid().recipient()).toList();
        sql.update(
                MOVE,
                touched.stream().map(row -> row.standing().id()).toList(),
                donors,
                recipients);
    }
}
