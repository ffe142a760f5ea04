package org.aidwire.contract;

/**
 * The Kafka topics of the pair. The first two are the source of truth: kept for ever, the read
 * model is rebuilt from them.
 */
public final class Topics {

    /** Key: the article's uri. */
    public static final String ARTICLES = "aid.articles";

    /**
     * Key: {@code donor>recipient}, so that one pair's statements stay in order on one partition.
     */
    public static final String STATEMENTS = "aid.statements";

    /** Records that could not be read or applied, with their bytes and the reason. */
    public static final String DEAD_LETTERS = "aid.dead-letters";

    /** Compacted, key: aidId. The latest status of each line, for other consumers. */
    public static final String STATUS = "aid.status";

    /**
     * Compacted: the keys of sealed events, each until its article is erased, and what is left of
     * those that were ({@link KeyRecord}). Who can read it can read every story.
     */
    public static final String KEYS = "aid.keys";

    /** Readers' error reports. */
    public static final String REPORTS = "aid.reports";

    private Topics() {}

    /** The topic that an event belongs on. */
    public static String of(NewsEvent event) {
        return switch (event) {
            case Article _ -> ARTICLES;
            case Statement _ -> STATEMENTS;
        };
    }

    /** The record key, which decides the partition. */
    public static String key(NewsEvent event) {
        return switch (event) {
            case Article article -> article.uri();
            case Statement statement -> statement.aid().donor() + ">" + statement.aid().recipient();
        };
    }
}
