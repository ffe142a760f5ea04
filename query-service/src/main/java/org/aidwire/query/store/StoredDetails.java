package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aidwire.query.aid.Candidate;
import org.aidwire.query.aid.Details;
import org.aidwire.query.aid.Mention;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/** What statements weigh, and weighed, read as the rules ask for it, within one snapshot. */
final class StoredDetails implements Details {

    private static final String READ =
            """
            select id, rule, why, moves
            from statement
            where id = any(?)
            """;

    private static final String READ_PAST =
            """
            select statement_id, since, rule, why, moves
            from mention_past
            where statement_id = any(?)
            """;

    /**
     * @param since null for what it is now
     */
    private record Key(String id, @Nullable Instant since) {

        static Key of(Mention mention) {
            return new Key(mention.statementId(), mention.until() == null ? null : mention.since());
        }
    }

    private record Detail(@Nullable String moves, @Nullable Reason reason) {}

    private final Sql sql;
    private final Map<Key, Detail> read = new HashMap<>();
    private final Map<Key, Candidate> candidates = new HashMap<>();

    StoredDetails(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void expect(Collection<Mention> mentions) {
        Set<String> now = new HashSet<>();
        Set<String> past = new HashSet<>();
        for (Mention mention : mentions) {
            if (!read.containsKey(Key.of(mention))) {
                (mention.until() == null ? now : past).add(mention.statementId());
            }
        }
        if (!now.isEmpty()) {
            sql.list(READ, row -> read.put(new Key(row.getString("id"), null), detail(row)), now);
        }
        if (!past.isEmpty()) {
            sql.list(
                    READ_PAST,
                    row ->
                            read.put(
                                    new Key(
                                            row.getString("statement_id"),
                                            Micros.instant(row.getLong("since"))),
                                    detail(row)),
                    past);
        }
    }

    private static Detail detail(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        String why = row.getString("why");
        return new Detail(
                row.getString("moves"),
                rule == null || why == null ? null : new Reason(Rule.valueOf(rule), why));
    }

    private Detail detail(Mention mention) {
        expect(List.of(mention));
        return Objects.requireNonNull(read.get(Key.of(mention)), "a mention without its statement");
    }

    @Override
    public Candidate candidate(Mention mention) {
        Key key = Key.of(mention);
        Candidate known = candidates.get(key);
        if (known == null) {
            String moves = Objects.requireNonNull(detail(mention).moves());
            known = RulesJson.read(moves, Candidate.class);
            candidates.put(key, known);
        }
        return known;
    }

    @Override
    public Reason reason(Mention mention) {
        return Objects.requireNonNull(detail(mention).reason());
    }
}
