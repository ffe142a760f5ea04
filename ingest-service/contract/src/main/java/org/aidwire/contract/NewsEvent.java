package org.aidwire.contract;

/**
 * What a newsroom feed posts: an article, or a statement found in one. Each is identified by a key
 * and a version.
 */
public sealed interface NewsEvent permits Article, Statement {

    /** The article's {@code uri}, or the statement's {@code id}: stable across versions. */
    String identity();

    /** 1 or more; the highest version on record says what holds. */
    int version();

    PubStatus pubStatus();

    /** The outlet's name, or null where none is given. */
    @org.jspecify.annotations.Nullable
    String outletName();
}
