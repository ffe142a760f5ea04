package org.aidwire.query.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a Kafka record lies. */
@Embeddable
public record RecordAddress(
        String topic, int partition, @Column(name = "record_offset") long recordOffset) {

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?<topic>[A-Za-z0-9._-]+)-(?<partition>\\d{1,9})-(?<offset>\\d{1,18})");

    /** As positions are written: {@code topic-partition-offset}. */
    public String id() {
        return topic + "-" + partition + "-" + recordOffset;
    }

    /** Null where the text is no such id. */
    public static @Nullable RecordAddress of(String id) {
        Matcher parts = WRITTEN.matcher(id);
        return parts.matches()
                ? new RecordAddress(
                        parts.group("topic"),
                        Integer.parseInt(parts.group("partition")),
                        Long.parseLong(parts.group("offset")))
                : null;
    }
}
