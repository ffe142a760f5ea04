package org.aidwire.ingest.extraction.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time that a page shows above its story: "10:47 26 Nov 2024". A day alone is no instant. */
public final class PageTime {

    private static final int LINES = 8;
    private static final int LONGEST = 70;

    private static final String DAY =
            "(?<day>\\d{1,2}(?:st|nd|rd|th)?\\.? [A-Z][a-z]{2,8}\\.?,? \\d{4}|[A-Z][a-z]{2,8}\\.? \\d{1,2},? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{2}\\.\\d{2}\\.\\d{4})";
    private static final String TIME = "(?<time>\\d{1,2}[:.]\\d{2}(?: ?[AaPp]\\.?[Mm]\\.?)?)";
    private static final String ZONE =
            "(?: ?\\(?(?<zone>UTC|GMT|EST|EDT|CET|CEST|EET|EEST|MSK|KST|JST|IST|PKT|BST)(?<offset>[+-]\\d{1,2})?\\)?)?";
    private static final Pattern TIME_DAY =
            Pattern.compile("\\b" + TIME + ZONE + ",? (?:on )?(?:[A-Z][a-z]+day,? )?" + DAY);
    private static final Pattern DAY_TIME =
            Pattern.compile("\\b" + DAY + ",?(?: at| [-–|])? " + TIME + ZONE);

    private static final List<DateTimeFormatter> DAYS =
            Stream.of(
                            "d MMM uuuu",
                            "d MMMM uuuu",
                            "MMM d uuuu",
                            "MMMM d uuuu",
                            "uuuu-MM-dd",
                            "dd.MM.uuuu")
                    .map(
                            form ->
                                    new DateTimeFormatterBuilder()
                                            .parseCaseInsensitive()
                                            .appendPattern(form)
                                            .toFormatter(Locale.ENGLISH))
                    .toList();

    private PageTime() {}

    /** The first such time in the lines above and around the headline, or null. */
    public static @Nullable Instant in(String text, ZoneId home) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .filter(line -> line.length() <= LONGEST)
                .map(line -> read(line, home))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant read(String line, ZoneId home) {
        for (Pattern form : List.of(TIME_DAY, DAY_TIME)) {
            Matcher m = form.matcher(line);
            if (m.find()) {
                return instant(m, home);
            }
        }
        return null;
    }

    private static @Nullable Instant instant(Matcher m, ZoneId home) {
        String day =
                m.group("day")
                        .replaceAll("(?<=\\d)(?:st|nd|rd|th)|,|(?<=[a-z])\\.", "")
                        .replace("Sept ", "Sep ");
        String time = m.group("time").toLowerCase(Locale.ROOT).replace(".m.", "m").replace(" ", "");
        for (DateTimeFormatter form : DAYS) {
            try {
                LocalDateTime found =
                        java.time.LocalDate.parse(day, form).atTime(hour(time), minute(time));
                return found.atZone(zone(m, home)).toInstant();
            } catch (DateTimeParseException e) {
                continue;
            } catch (DateTimeException e) {
                return null;
            }
        }
        return null;
    }

    private static int hour(String time) {
        int hour = Integer.parseInt(time.split("[:.]")[0]);
        return time.endsWith("pm") && hour < 12
                ? hour + 12
                : time.endsWith("am") && hour == 12 ? 0 : hour;
    }

    private static int minute(String time) {
        return Integer.parseInt(time.split("[:.]")[1].replaceAll("\\D", ""));
    }

    private static ZoneId zone(Matcher m, ZoneId home) {
        String name = m.group("zone");
        if (name == null) {
            return home;
        }
        if (m.group("offset") != null) {
            return ZoneId.of(
                    name.equals("UTC") ? "UTC" + m.group("offset") : "GMT" + m.group("offset"));
        }
        return switch (name) {
            case "EST", "EDT" -> ZoneId.of("America/New_York");
            case "CET", "CEST" -> ZoneId.of("Europe/Paris");
            case "EET", "EEST" -> ZoneId.of("Europe/Kyiv");
            case "MSK" -> ZoneId.of("Europe/Moscow");
            case "KST" -> ZoneId.of("Asia/Seoul");
            case "JST" -> ZoneId.of("Asia/Tokyo");
            case "IST" -> ZoneId.of("Asia/Kolkata");
            case "PKT" -> ZoneId.of("Asia/Karachi");
            case "BST" -> ZoneId.of("Europe/London");
            default -> ZoneId.of("UTC");
        };
    }
}
