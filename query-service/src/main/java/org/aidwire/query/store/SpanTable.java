package org.aidwire.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.ProvenanceBy;
import org.jspecify.annotations.Nullable;

/**
 * R0: which statements are outranked on an overlapping span of their article. Each knows one that
 * outranks it, so one statement more, or one less, is compared only with those whose verdict it can
 * change: what it newly outranks, and what rested on it alone. FEED and FEED are never compared.
 */
public final class SpanTable {

    private static final String READ =
            """
            select statement_id, article_uri, donor, recipient, provenance, moves,
                lower(place) as from_unit, upper(place) as to_unit
            from span
            where statement_id = any(?)
            """;

    private static final String SET_FREE =
            """
            update span
            set outranked_by = null
            where outranked_by = any(?)
            returning statement_id
            """;

    private static final String REMOVE = "delete from span where statement_id = any(?)";

    private static final String ADD =
            """
            insert into span (statement_id, article_uri, donor, recipient, provenance, moves, place)
            values (?, ?, ?, ?, ?, ?, int4range(?, ?))
            """;

    /**
     * Overlapping spans of those that come are one, so each statement below is met once or twice.
     */
    private static final String BELOW_EDITORS =
            """
            select below.statement_id
            from (
                select article_uri, unnest(range_agg(int4range(from_unit, to_unit))) as place
                from unnest(?::text[], ?::int[], ?::int[]) as e (article_uri, from_unit, to_unit)
                group by article_uri
            ) as above
            join span below on below.article_uri = above.article_uri
                and below.place && above.place and below.provenance <> 'EDITOR'
                and below.outranked_by is null
            """;

    private static final String BELOW_FEEDS =
            """
            select below.statement_id
            from (
                select article_uri, donor, recipient,
                    unnest(range_agg(int4range(from_unit, to_unit))) as place
                from unnest(?::text[], ?::int[], ?::int[], ?::text[], ?::text[])
                    as f (article_uri, from_unit, to_unit, donor, recipient)
                group by article_uri, donor, recipient
            ) as above
            join span below on below.article_uri = above.article_uri
                and below.donor = above.donor and below.recipient = above.recipient
                and below.place && above.place and below.provenance = 'EXTRACTOR'
                and below.moves and below.outranked_by is null
            """;

    private static final String FIND_ABOVE =
            """
            update span below
            set outranked_by = found.above
            from (
                select own.statement_id, coalesce(
                    (select editor.statement_id
                    from span editor
                    where editor.provenance = 'EDITOR' and own.provenance <> 'EDITOR'
                        and editor.article_uri = own.article_uri and editor.place && own.place
                    limit 1),
                    (select feed.statement_id
                    from span feed
                    where feed.provenance = 'FEED' and feed.moves
                        and own.provenance = 'EXTRACTOR' and own.moves
                        and feed.article_uri = own.article_uri and feed.place && own.place
                        and feed.donor = own.donor and feed.recipient = own.recipient
                    limit 1)) as above
                from span own
                where own.statement_id = any(?) and own.outranked_by is null
            ) as found
            where below.statement_id = found.statement_id and found.above is not null
            """;

    private static final String OUTRANKED =
            """
            select statement_id
            from span
            where statement_id = any(?) and outranked_by is not null
            """;

    /**
     * Where the words of a statement that counts by itself stand.
     *
     * @param moves whether it is a step or a stop
     */
    public record Span(
            String statementId,
            String articleUri,
            String donor,
            String recipient,
            ProvenanceBy provenance,
            boolean moves,
            int start,
            int end) {}

    /**
     * @param outranked which of the statements asked for, and of the others, are outranked now
     * @param others statements of which that may have changed by those
     */
    public record Verdicts(Set<String> outranked, Set<String> others) {}

    private final Sql sql;

    SpanTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Replaces the spans of statements and says who is outranked now.
     *
     * @param statements all that are judged anew
     * @param spans of those of them that have one; an empty one overlaps nothing and has no place
     *     here
     */
    public Verdicts replace(Collection<String> statements, Collection<Span> spans) {
        Map<String, Span> before = new HashMap<>();
        if (!statements.isEmpty()) {
            sql.list(READ, SpanTable::span, statements)
                    .forEach(span -> before.put(span.statementId(), span));
        }
        Set<String> gone = new HashSet<>(before.keySet());
        List<Span> coming = new ArrayList<>();
        for (Span span : spans) {
            if (span.equals(before.get(span.statementId()))) {
                gone.remove(span.statementId());
            } else {
                coming.add(span);
            }
        }
        Set<String> reached = change(gone, coming);
        Set<String> asked = new HashSet<>(statements);
        asked.addAll(reached);
        Set<String> outranked =
                before.isEmpty() && spans.isEmpty()
                        ? Set.of()
                        : new HashSet<>(sql.list(OUTRANKED, SpanTable::id, asked));
        reached.removeAll(new HashSet<>(statements));
        return new Verdicts(outranked, reached);
    }

    /** Returns all that may be outranked otherwise than before. */
    private Set<String> change(Set<String> gone, List<Span> coming) {
        Set<String> reached = new HashSet<>();
        if (!gone.isEmpty()) {
            reached.addAll(sql.list(SET_FREE, SpanTable::id, gone));
            sql.update(REMOVE, gone);
        }
        if (!coming.isEmpty()) {
            reached.addAll(below(coming));
            sql.each(ADD, coming.stream().map(SpanTable::columns).toList());
            coming.forEach(span -> reached.add(span.statementId()));
        }
        if (!reached.isEmpty()) {
            sql.update(FIND_ABOVE, reached);
        }
        return reached;
    }

    /** Statements that nothing outranks so far and one of these does. */
    private List<String> below(List<Span> coming) {
        List<String> below = new ArrayList<>();
        List<Span> editors =
                coming.stream().filter(span -> span.provenance() == ProvenanceBy.EDITOR).toList();
        if (!editors.isEmpty()) {
            below.addAll(
                    sql.list(
                            BELOW_EDITORS,
                            SpanTable::id,
                            editors.stream().map(Span::articleUri).toList(),
                            new Sql.Numbers(editors.stream().map(Span::start).toList()),
                            new Sql.Numbers(editors.stream().map(Span::end).toList())));
        }
        List<Span> feeds =
                coming.stream()
                        .filter(span -> span.provenance() == ProvenanceBy.FEED && span.moves())
                        .toList();
        if (!feeds.isEmpty()) {
            below.addAll(
                    sql.list(
                            BELOW_FEEDS,
                            SpanTable::id,
                            feeds.stream().map(Span::articleUri).toList(),
                            new Sql.Numbers(feeds.stream().map(Span::start).toList()),
                            new Sql.Numbers(feeds.stream().map(Span::end).toList()),
                            feeds.stream().map(Span::donor).toList(),
                            feeds.stream().map(Span::recipient).toList()));
        }
        return below;
    }

    private static String id(ResultSet row) throws SQLException {
        return row.getString("statement_id");
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                row.getString("statement_id"),
                row.getString("article_uri"),
                row.getString("donor"),
                row.getString("recipient"),
                ProvenanceBy.valueOf(row.getString("provenance")),
                row.getBoolean("moves"),
                row.getInt("from_unit"),
                row.getInt("to_unit"));
    }

    private static @Nullable Object[] columns(Span span) {
        return new @Nullable Object[] {
            span.statementId(),
            span.articleUri(),
            span.donor(),
            span.recipient(),
            span.provenance(),
            span.moves(),
            span.start(),
            span.end()
        };
    }
}
