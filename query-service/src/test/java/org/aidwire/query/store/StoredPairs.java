package org.aidwire.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What is stored between two parties, and the version that answers about them rest on. */
public final class StoredPairs {

    private static final String CONTENT =
            """
            select pair, md5(string_agg(content, ',' order by content)) as value
            from (
                select s.donor || '>' || s.recipient as pair,
                    s::text || coalesce(a::text, '') as content
                from statement s
                left join article a on a.uri = s.article_uri
                union all
                select l.donor || '>' || l.recipient, l::text
                from line l
            ) as stored
            group by pair
            """;

    private static final String VERSIONS =
            "select donor || '>' || recipient as pair, version::text as value from pair_version";

    private final DataSource dataSource;

    public StoredPairs(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All that answers about a pair are made of, in brief. */
    public Map<String, String> content() {
        return read(CONTENT);
    }

    public Map<String, String> versions() {
        return read(VERSIONS);
    }

    private Map<String, String> read(String query) {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, String> values = new TreeMap<>();
            new Sql(connection)
                    .list(query, row -> values.put(row.getString("pair"), row.getString("value")));
            return values;
        } catch (SQLException e) {
            throw new StoreFailure(e);
        }
    }
}
