package org.aidwire.query.store;

import java.time.Instant;
import java.util.Objects;

/** What can be read and written within one projecting transaction, table by table. */
public final class ProjectingTransaction {

    private static final String JUDGE_AT =
            """
            update horizon
            set judged_at = greatest(judged_at, ?)
            returning judged_at
            """;

    private final Sql sql;

    ProjectingTransaction(Sql sql) {
        this.sql = sql;
    }

    /**
     * The time by which this transaction judges embargoes: the given one, unless an earlier
     * transaction was already further. Clocks may differ and step back; what was lifted stays
     * lifted.
     */
    public Instant judgeEmbargoesAt(Instant now) {
        return Objects.requireNonNull(
                sql.first(
                        JUDGE_AT,
                        row -> Objects.requireNonNull(Sql.instant(row, "judged_at")),
                        now));
    }

    public PositionTable positions() {
        return new PositionTable(sql);
    }

    public EventTables events() {
        return new EventTables(sql);
    }

    public ArticleTable articles() {
        return new ArticleTable(sql);
    }

    public ClusterTable clusters() {
        return new ClusterTable(sql);
    }

    public StatementTable statements() {
        return new StatementTable(sql);
    }

    public SpanTable spans() {
        return new SpanTable(sql);
    }

    public CandidateTables candidates() {
        return new CandidateTables(sql);
    }

    public MentionTable mentions() {
        return new MentionTable(sql);
    }

    public SettledArticles settledArticles() {
        return new SettledArticles(sql, mentions());
    }

    public PairArticles pairs() {
        return new PairArticles(sql);
    }

    public LineTable lines() {
        return new LineTable(sql);
    }

    public ParkedTable parked() {
        return new ParkedTable(sql);
    }

    public VersionTable versions() {
        return new VersionTable(sql);
    }

    public ErasuresToCome erasuresToCome() {
        return new ErasuresToCome(sql);
    }

    public Erasing erasing() {
        return new Erasing(sql);
    }
}
