package org.aidwire.query.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.aidwire.contract.Times;
import org.jspecify.annotations.Nullable;

/** Times as readers type them: laxer than events, which are refused without their seconds. */
final class WrittenTime {

    private static final Pattern WITHOUT_SECONDS =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(Z|[+-]\\d{2}:\\d{2})");

    private WrittenTime() {}

    /** A date is its first instant in UTC; null where the text is no time. */
    static @Nullable Instant read(String text) {
        LocalDate date = Times.parseDate(text);
        if (date != null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        // A plus that was not escaped arrives as a blank.
        String instant = text.replace(' ', '+');
        OffsetDateTime time =
                Times.parseInstant(WITHOUT_SECONDS.matcher(instant).replaceFirst("$1:00$2"));
        return time == null ? null : time.toInstant();
    }
}
