package org.aidwire.ingest.extraction.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aidwire.ingest.extraction.text.Sentence;
import org.jspecify.annotations.Nullable;

/** The days that a sentence names. */
public final class Days {

    /**
     * A day where it stands.
     *
     * @param from index of its first token
     * @param to index past its last token
     */
    public record Mention(int from, int to, LocalDate day) {}

    private final LocalDate today;

    /**
     * @param today the article's date where its outlet is
     */
    public Days(LocalDate today) {
        this.today = today;
    }

    public List<Mention> in(Sentence s) {
        List<Mention> out = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            Mention found = at(s, i);
            if (found != null) {
                out.add(found);
                i = found.to() - 1;
            }
        }
        return out;
    }

    private @Nullable Mention at(Sentence s, int i) {
        switch (s.low(i)) {
            case "today" -> {
                return new Mention(i, i + 1, today);
            }
            case "yesterday" -> {
                return new Mention(i, i + 1, today.minusDays(1));
            }
            case "tomorrow" -> {
                return new Mention(i, i + 1, today.plusDays(1));
            }
            default -> {
                DayOfWeek weekday = weekday(s.low(i));
                if (weekday != null && s.at(i).capitalised()) {
                    Mention date = s.is(i + 1, ",") ? date(s, i + 2) : null;
                    return date != null
                            ? new Mention(i, date.to(), date.day())
                            : new Mention(i, i + 1, weekday(s, i, weekday));
                }
                return date(s, i);
            }
        }
    }

    /** News of today says "on Monday" of the last one, and of the next where it is to come. */
    private LocalDate weekday(Sentence s, int i, DayOfWeek weekday) {
        if (s.is(i - 1, "next") || s.is(i - 1, "coming")) {
            return today.with(TemporalAdjusters.next(weekday));
        }
        if (s.is(i - 1, "last")) {
            return today.with(TemporalAdjusters.previous(weekday));
        }
        for (int k = i - 1; k >= 0; k--) {
            if (s.is(k, "will") || (s.is(k, "to") && s.is(k - 1, "expected"))) {
                return today.with(TemporalAdjusters.nextOrSame(weekday));
            }
            if (s.is(k, ",") || s.is(k, "said")) {
                break;
            }
        }
        return today.with(TemporalAdjusters.previousOrSame(weekday));
    }

    /** "November 27", "27 Nov. 2024", "Oct. 29". */
    private @Nullable Mention date(Sentence s, int i) {
        Month month = month(s.low(i));
        int number = month == null ? number(s.low(i)) : number(s.low(i + 1));
        int to = i + 2;
        if (month == null && number > 0) {
            month = month(s.low(i + 1));
        }
        if (month == null || number < 1 || number > 31 || named(s, i)) {
            return null;
        }
        int year = s.is(to, ",") ? number(s.low(to + 1)) : number(s.low(to));
        try {
            if (year > 1900 && year < 2100) {
                return new Mention(
                        i, to + (s.is(to, ",") ? 2 : 1), LocalDate.of(year, month, number));
            }
            LocalDate here = LocalDate.of(today.getYear(), month, number);
            LocalDate near =
                    here.isAfter(today.plusMonths(6))
                            ? here.minusYears(1)
                            : here.isBefore(today.minusMonths(9)) ? here.plusYears(1) : here;
            return new Mention(i, to, near);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** "may 5" is no date where nobody writes May. */
    private static boolean named(Sentence s, int i) {
        int month = month(s.low(i)) == null ? i + 1 : i;
        return !s.at(month).capitalised();
    }

    private static int number(String word) {
        String plain = word.replaceAll("(?<=\\d)(?:st|nd|rd|th)$", "");
        return plain.matches("\\d{1,4}") ? Integer.parseInt(plain) : -1;
    }

    private static @Nullable DayOfWeek weekday(String low) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(low)) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable Month month(String low) {
        String plain = low.replace(".", "");
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            if (name.equals(plain)
                    || (plain.length() >= 3 && plain.length() <= 4 && name.startsWith(plain))) {
                return month;
            }
        }
        return null;
    }
}
