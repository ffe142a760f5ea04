package org.aidwire.query.aid;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.aidwire.contract.Modality;
import org.aidwire.contract.Statement;
import org.aidwire.contract.When;
import org.jspecify.annotations.Nullable;

/** The effective time of a statement (design, section 5). */
public final class EffectiveTime {

    private EffectiveTime() {}

    /**
     * @param publication the earliest {@code publishedAt} among the article's usable versions
     * @param firstRecorded when Aidwire first learned of the statement; no effective time is later
     * @return null where unknown, which sorts before every dated one
     */
    public static @Nullable Instant of(
            Statement statement, @Nullable Instant publication, Instant firstRecorded) {
        Instant time =
                statement.modality() == Modality.HISTORICAL
                        ? happened(statement.happenedAt())
                        : said(statement.saidAt(), publication, firstRecorded);
        return time != null && time.isAfter(firstRecorded) ? firstRecorded : time;
    }

    private static @Nullable Instant happened(@Nullable When happenedAt) {
        return switch (happenedAt) {
            case null -> null;
            case When.Moment moment -> moment.instant();
            case When.Day day -> start(day.day());
        };
    }

    private static Instant said(
            @Nullable When saidAt, @Nullable Instant publication, Instant firstRecorded) {
        return switch (saidAt) {
            case null -> publication == null ? firstRecorded : publication;
            case When.Moment moment -> moment.instant();
            case When.Day day ->
                    publication != null && !day.day().isBefore(utcDay(publication))
                            ? publication
                            : start(day.day());
        };
    }

    static LocalDate utcDay(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
