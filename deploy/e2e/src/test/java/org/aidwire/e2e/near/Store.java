package org.aidwire.e2e.near;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.aidwire.contract.Article;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;
import org.aidwire.contract.PubStatus;
import org.aidwire.query.aid.NearDuplicates;
import org.aidwire.query.aid.Recorded;
import org.aidwire.query.projection.Arrivals;
import org.aidwire.query.projection.Projector;
import org.aidwire.query.store.ReadModel;
import org.aidwire.query.store.TestDatabase;

/** A read model in a database of its own, written through one connection, as the service's is. */
final class Store implements AutoCloseable {

    /**
     * @param micros the whole transaction
     * @param buffers pages that it looked at or wrote
     */
    record Cost(long micros, long buffers) {}

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    /** Rows as the projector writes them for articles that are like no other. */
    private static final List<String> FILL =
            List.of(
                    """
                    insert into body (id, digest, shingles, near_group, radius, cluster)
                    overriding system value
                    select id, sha256(int8send(id)),
                        (select array_agg(shingle order by shingle) from (
                            select hashint8extended(id * 1000 + word, 1) as shingle
                            from generate_series(1, 100) word
                            union all
                            select unnest((array[?::text, ?::text, ?::text])[1 + id % 3]::bigint[])
                        ) shingles),
                        id, 0, id
                    from generate_series(?::bigint, ?::bigint) id
                    """,
                    """
                    insert into body_key (shingle, near_group)
                    select hashint8extended(id * 1000 + word, 1), id
                    from generate_series(?::bigint, ?::bigint) id, generate_series(1, 32) word
                    """,
                    """
                    insert into article_version (uri, version, sha256, recordedtime, writer,
                        writeroutlets, rights, event, credit_uris, body)
                    select 'urn:fill:' || id, 1, md5(id::text), '2024-01-01', 'feed', '{*}', 'any',
                        '{"uri":"urn:fill:' || id || '","body":"' || repeat(md5(id::text) || ' ', 30) || '"}',
                        '{}', id
                    from generate_series(?::bigint, ?::bigint) id
                    """,
                    """
                    insert into article (uri, version, sha256, recordedtime, publication, on_record,
                        fallen, origin, hearsay_depth)
                    select 'urn:fill:' || id, 1, md5(id::text), '2024-01-01', '2024-01-01', true,
                        false, 'outlet ' || id, 0
                    from generate_series(?::bigint, ?::bigint) id
                    """,
                    """
                    insert into near_member (uri, body, cluster, publication)
                    select 'urn:fill:' || id, id, id, '2024-01-01'
                    from generate_series(?::bigint, ?::bigint) id
                    """);

    /** What this connection has looked at since it was opened. */
    private static final String BUFFERS =
            """
            select coalesce(sum(hits), 0) + coalesce(sum(reads), 0)
            from pg_stat_get_backend_io(pg_backend_pid())
            where object = 'relation'
            """;

    private final Connection connection;
    private final Projector projector;

    Store() throws SQLException {
        this.connection = DriverManager.getConnection(TestDatabase.jdbcUrl());
        this.projector = new Projector(new ReadModel(keptOpen(connection)));
    }

    /** A pool of one: the projector's "close" gives the connection back. */
    private static DataSource keptOpen(Connection connection) {
        Connection kept =
                (Connection)
                        Proxy.newProxyInstance(
                                Store.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException failure) {
                                        throw failure.getCause();
                                    }
                                });
        return (DataSource)
                Proxy.newProxyInstance(
                        Store.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, _, _) -> kept);
    }

    /** Adds articles together; a minute later each. */
    void add(Collection<Article> articles) {
        List<Event> events = new ArrayList<>();
        for (Article article : articles) {
            events.add(
                    Arrivals.event(
                            new Recorded<>(
                                    article,
                                    START,
                                    EventJson.encode(article).sha256(),
                                    "feed",
                                    List.of("*"))));
        }
        projector.project(events, List.of(), NOW);
    }

    static Article article(String uri, int number, String body) {
        return new Article(
                uri,
                1,
                PubStatus.USABLE,
                new Article.Outlet("outlet " + number, null),
                null,
                body,
                null,
                null,
                START.plus(Duration.ofMinutes(number)),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Cost costOf(Article article) throws SQLException {
        long before = buffers();
        long start = System.nanoTime();
        add(List.of(article));
        long micros = (System.nanoTime() - start) / 1_000;
        return new Cost(micros, buffers() - before);
    }

    /** Articles that are like no other, but for the footers. */
    void fill(long count) throws SQLException {
        long first = number("select coalesce(max(id), 0) + 1 from body");
        long last = first + count - 1;
        run("alter table body_key drop constraint body_key_pkey"); // sorted at once is faster
        for (String insert : FILL) {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                int at = 1;
                if (insert.contains("::text,")) {
                    for (int footer = 0; footer < Texts.FOOTERS; footer++) {
                        statement.setString(at++, footer(footer));
                    }
                }
                statement.setLong(at++, first);
                statement.setLong(at, last);
                statement.executeUpdate();
            }
        }
        run("alter table body_key add primary key (shingle, near_group)");
        run("select setval(pg_get_serial_sequence('body', 'id'), " + last + ")");
        run("select setval('near_cluster', " + (last + 1_000_000) + ")");
        run("vacuum analyze");
        run("checkpoint");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String footer(int number) throws SQLException {
        Array shingles =
                connection.createArrayOf(
                        "bigint",
                        Arrays.stream(NearDuplicates.shingles(Texts.footer(number)))
                                .boxed()
                                .toArray());
        return shingles.toString();
    }

    /** What is counted is told at the end of a transaction, where asked for. */
    private long buffers() throws SQLException {
        run("select pg_stat_force_next_flush()");
        return number(BUFFERS);
    }

    /** One number. */
    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
