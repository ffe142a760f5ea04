package org.aidwire.e2e.cost;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Copies of all rows of a store under other names. */
final class Copies {

    /** All that statements and their articles have rows in; the articles here copy nobody. */
    private static final List<String> TABLES =
            List.of(
                    "article_version",
                    "article",
                    "statement_version",
                    "statement",
                    "span",
                    "candidate",
                    "figure",
                    "denial",
                    "tally",
                    "line",
                    "change");

    /** Names that would meet those of other rows; all else is copied as it is. */
    private static final Set<String> NAMES =
            Set.of(
                    "id",
                    "uri",
                    "aid_id",
                    "statement_id",
                    "article_uri",
                    "donor",
                    "report",
                    "cause_statement",
                    "cause_article");

    private Copies() {}

    /** Without the secondary indexes first: built afterwards, they take a fifth of the time. */
    static void of(Store store, int copies) throws SQLException {
        List<String> indexes =
                store.texts(
                        """
                        select indexdef from pg_indexes i
                        where schemaname = 'public' and not exists (
                            select from pg_constraint where conname = i.indexname)
                        """);
        for (String index :
                store.texts(
                        """
                        select indexname from pg_indexes i
                        where schemaname = 'public' and not exists (
                            select from pg_constraint where conname = i.indexname)
                        """)) {
            store.run("drop index " + index);
        }
        for (String table : TABLES) {
            copy(store, table, copies);
        }
        for (String index : indexes) {
            store.run(index);
        }
    }

    private static void copy(Store store, String table, int copies) throws SQLException {
        List<String> columns =
                store.texts(
                        """
                        select column_name from information_schema.columns
                        where table_name = '%s' and table_schema = 'public'
                            and is_generated = 'NEVER'
                        """
                                .formatted(table));
        String values = String.join(", ", columns.stream().map(Copies::value).toList());
        store.run(
                "insert into %s (%s) select %s from %s, generate_series(1, %d) as copy"
                        .formatted(table, String.join(", ", columns), values, table, copies));
    }

    private static String value(String column) {
        if (NAMES.contains(column)) {
            return column + " || '#' || copy";
        }
        if (column.equals("cursor")) {
            return "cursor + copy * 1000000000::bigint";
        }
        if (column.equals("aid_ids")) {
            return "(select array_agg(each || '#' || copy) from unnest(aid_ids) as each)";
        }
        return column;
    }
}
