package org.aidwire.query.store;

import java.util.Collection;

/** Which articles stand behind what counts between two, and how many go back to whom. */
public final class PairArticles {

    private static final String ADD =
            """
            with added as (
                insert into pair_article (donor, recipient, article_uri, recordedtime, origin,
                    hearsay_depth)
                select distinct s.donor, s.recipient, a.uri, a.recordedtime, nullif(a.origin, ''),
                    a.hearsay_depth
                from statement s
                join article a on a.uri = s.article_uri
                where s.id = any(?) and s.counted and s.on_record and a.on_record
                on conflict (donor, recipient, article_uri) do nothing
                returning donor, recipient, origin, hearsay_depth, 1 as reports
            )
            """
                    + counted("added");

    private static final String REMOVE =
            """
            with removed as (
                delete from pair_article p
                where p.article_uri = any(?)
                    and not exists (
                        select from statement s
                        where s.article_uri = p.article_uri and s.donor = p.donor
                            and s.recipient = p.recipient and s.counted and s.on_record)
                returning donor, recipient, origin, hearsay_depth, -1 as reports
            )
            """
                    + counted("removed");

    private static final String FOLLOW =
            """
            with stale as (
                select p.donor, p.recipient, p.article_uri, p.origin, p.hearsay_depth,
                    a.recordedtime, nullif(a.origin, '') as origin_now,
                    a.hearsay_depth as depth_now
                from pair_article p
                join article a on a.uri = p.article_uri
                where a.uri = any(?)
                    and (p.recordedtime, p.origin, p.hearsay_depth) is distinct from
                        (a.recordedtime, nullif(a.origin, ''), a.hearsay_depth)
            ), followed as (
                update pair_article p
                set recordedtime = s.recordedtime, origin = s.origin_now,
                    hearsay_depth = s.depth_now
                from stale s
                where p.donor = s.donor and p.recipient = s.recipient
                    and p.article_uri = s.article_uri
            ), moved as (
                select donor, recipient, origin, hearsay_depth, -1 as reports
                from stale
                union all
                select donor, recipient, origin_now, depth_now, 1
                from stale
            )
            """
                    + counted("moved");

    private static String counted(String rows) {
        return """
               insert into pair_origin as o (donor, recipient, origin, hearsay_depth, reports)
               select donor, recipient, coalesce(origin, ''), hearsay_depth, sum(reports)
               from %s
               group by donor, recipient, coalesce(origin, ''), hearsay_depth
               having sum(reports) <> 0
               on conflict (donor, recipient, origin, hearsay_depth) do update
               set reports = o.reports + excluded.reports
               """
                .formatted(rows);
    }

    private final Sql sql;

    PairArticles(Sql sql) {
        this.sql = sql;
    }

    /** Follows articles that stand otherwise than before. */
    public void followArticles(Collection<String> uris) {
        if (!uris.isEmpty()) {
            sql.update(FOLLOW, uris);
        }
    }

    /**
     * Follows statements.
     *
     * @param changed those that stand otherwise than before
     * @param left the articles of those among them that had stood before
     */
    public void followStatements(Collection<String> changed, Collection<String> left) {
        if (!left.isEmpty()) {
            sql.update(REMOVE, left);
        }
        if (!changed.isEmpty()) {
            sql.update(ADD, changed);
        }
    }
}
