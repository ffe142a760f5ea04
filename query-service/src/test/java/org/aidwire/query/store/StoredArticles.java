package org.aidwire.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.aidwire.query.aid.CreditChains;

/**
 * What the read model holds of articles, read plainly: for tests that compare it with the rules.
 */
public final class StoredArticles {

    private final DataSource dataSource;

    public StoredArticles(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** For each article that can be a near-duplicate, the earliest of its cluster. */
    public Map<String, String> leaders() {
        return read(
                sql ->
                        new ClusterTable(sql)
                                .leaders(
                                        sql.list(
                                                "select uri from near_member",
                                                row -> row.getString("uri"))));
    }

    /** Where the articles on record stand. */
    public Map<String, CreditChains.Standing> standings() {
        return read(
                sql -> {
                    Map<String, CreditChains.Standing> standings = new TreeMap<>();
                    sql.list(
                            """
                            select uri, fallen, origin, hearsay_depth
                            from article
                            where on_record
                            """,
                            row ->
                                    standings.put(
                                            row.getString("uri"),
                                            new CreditChains.Standing(
                                                    row.getBoolean("fallen"),
                                                    row.getString("origin"),
                                                    row.getInt("hearsay_depth"))));
                    return standings;
                });
    }

    /**
     * Rows that must not be there: bodies in a cluster that nobody has them in, and the reverse.
     */
    public long astray() {
        return read(
                sql ->
                        sql.list(
                                        """
                                        select count(*) as astray
                                        from body
                                        full join (select distinct body, cluster from near_member) held
                                            on held.body = body.id
                                        where body.cluster is distinct from held.cluster
                                        """,
                                        row -> row.getLong("astray"))
                                .getFirst());
    }

    private <T> T read(Function<Sql, T> query) {
        try (Connection connection = dataSource.getConnection()) {
            return query.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
