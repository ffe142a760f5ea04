package org.aidwire.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reader says is wrong (event type {@code org.aidwire.report.v1}). It moves nothing by
 * itself: editors read it.
 *
 * @param quote the words that are wrong, as they stood on the page
 * @param page where they stood: the address of the view
 * @param contact how to reach the reader, where they say so
 */
public record Report(
        String quote,
        String comment,
        String page,
        @Nullable String statementId,
        @Nullable String articleUri,
        @Nullable String aidId,
        @Nullable String contact) {

    public static final String TYPE = "org.aidwire.report.v1";

    public Report {
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(page, "page");
    }
}
