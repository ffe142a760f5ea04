package org.aidwire.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** A time as a statement gives it: a bare date, or an instant. */
public sealed interface When {

    /** The day as written: of an instant the date before its {@code T}, whatever the offset. */
    LocalDate day();

    /** The value as it stands in JSON. */
    String wire();

    record Day(LocalDate day) implements When {

        @Override
        public String wire() {
            return day.toString();
        }
    }

    /** Kept to the microsecond, which is what the read model can order by. */
    record Moment(OffsetDateTime written) implements When {

        public Moment {
            written = written.truncatedTo(ChronoUnit.MICROS);
        }

        public Instant instant() {
            return written.toInstant();
        }

        @Override
        public LocalDate day() {
            return written.toLocalDate();
        }

        @Override
        public String wire() {
            return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(written);
        }
    }
}
