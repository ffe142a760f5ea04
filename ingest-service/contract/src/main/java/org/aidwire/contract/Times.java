package org.aidwire.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 3339 as both services read it: with seconds, with a full offset, in the years 1 to 9999. */
public final class Times {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private Times() {}

    /** The instant, to the microsecond, with the offset as written; null where the text is none. */
    public static @Nullable OffsetDateTime parseInstant(String text) {
        if (!INSTANT.matcher(text).matches() || text.startsWith("0000")) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MICROS);
            int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
            return year < 1 || year > 9999 ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The date; null where the text is none. */
    public static @Nullable LocalDate parseDate(String text) {
        if (!DATE.matcher(text).matches() || text.startsWith("0000")) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
