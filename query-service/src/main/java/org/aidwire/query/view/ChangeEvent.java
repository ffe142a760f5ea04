package org.aidwire.query.view;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.aidwire.query.aid.Rule;
import org.aidwire.query.store.ChangeReads;
import org.jspecify.annotations.Nullable;

/**
 * A change of a line as it is published on every way: CloudEvents 1.0, with the place in the change
 * log as the extension attribute {@code cursor}.
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "cursor",
    "data"
})
public record ChangeEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String cursor,
        Data data) {

    public static final String CHANGED = "org.aidwire.aid-status.changed.v1";
    public static final String REMOVED = "org.aidwire.aid-status.removed.v1";

    private static final String SOURCE = "/v1/changes";

    /**
     * What changed, and why.
     *
     * @param before null where the line is new
     * @param after null where it is gone
     */
    public record Data(
            @Nullable AidStatus before,
            @Nullable AidStatus after,
            Rule rule,
            @Nullable String statementId,
            @Nullable String articleUri) {}

    public static ChangeEvent of(ChangeReads.Entry entry) {
        String cursor = ChangeCursor.write(entry.cursor());
        return new ChangeEvent(
                "1.0",
                "change-" + cursor,
                SOURCE,
                entry.after() == null ? REMOVED : CHANGED,
                entry.line().aidId(),
                entry.changedAt(),
                "application/json",
                cursor,
                new Data(
                        entry.before() == null
                                ? null
                                : AidStatus.of(entry.before(), entry.revision() - 1, null),
                        entry.after() == null
                                ? null
                                : AidStatus.of(entry.after(), entry.revision(), entry.changedAt()),
                        entry.rule(),
                        entry.statementId(),
                        entry.articleUri()));
    }
}
