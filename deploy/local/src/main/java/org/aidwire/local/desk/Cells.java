package org.aidwire.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Members of an answer as they read in a cell; what is absent is an empty cell. */
final class Cells {
    private static final int LONGEST_WORDS = 110;

    private Cells() {}

    static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : oneLine(value.asText());
    }

    /** What outlets write is shown in a terminal: no control character of theirs may steer it. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }

    static String words(JsonNode value) {
        String words = text(value);
        return words.codePointCount(0, words.length()) <= LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS - 1)) + "…";
    }

    /** An instant to the minute, a bare date as it is. */
    static String time(JsonNode value) {
        String time = text(value);
        return time.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*Z")
                ? time.substring(0, 10) + " " + time.substring(11, 16) + "Z"
                : time;
    }

    static JsonNode firstOf(JsonNode object, String... members) {
        for (String member : members) {
            if (!text(object.path(member)).isEmpty()) {
                return object.path(member);
            }
        }
        return object.path(members[0]);
    }

    static String speaker(JsonNode statement) {
        JsonNode speaker = statement.path("speaker");
        String who = text(firstOf(speaker, "name", "role"));
        String affiliation = text(speaker.path("affiliation"));
        if (who.isEmpty()) {
            return affiliation.isEmpty() ? lower(text(statement.path("attribution"))) : affiliation;
        }
        return affiliation.isEmpty() ? who : who + " (" + affiliation + ")";
    }

    static String act(JsonNode statement) {
        String modality = text(statement.path("modality"));
        String act = text(statement.path("act"));
        return modality.isEmpty() || modality.equals("ASSERTED") ? act : act + " " + modality;
    }

    private static String lower(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Each level with its sums, such as {@code COMMIT 6,000,000 USD}. */
    static String amounts(JsonNode levels) {
        List<String> all = new ArrayList<>();
        levels.properties()
                .forEach(
                        level -> {
                            for (JsonNode sum : level.getValue()) {
                                all.add(level.getKey() + " " + amount(sum));
                            }
                        });
        return String.join("; ", all);
    }

    private static String amount(JsonNode sum) {
        BigDecimal value = sum.path("value").decimalValue();
        String number =
                String.format(
                        Locale.ROOT,
                        "%,." + Math.max(0, value.stripTrailingZeros().scale()) + "f",
                        value);
        String estimated = text(sum.path("basis")).equals("ESTIMATED") ? " (estimated)" : "";
        return number + " " + text(sum.path("currency")) + estimated;
    }

    /** What qualifies a line beyond its status. */
    static String notes(JsonNode line) {
        List<String> notes = new ArrayList<>();
        note(notes, "condition: ", words(line.path("condition")));
        note(notes, "reported: ", text(line.path("reported").path("status")));
        List<String> disputing = new ArrayList<>();
        line.path("disputedBy").forEach(party -> disputing.add(text(party)));
        note(notes, "disputed by ", String.join(", ", disputing));
        note(notes, "asked again since ", time(line.path("openRequest").path("since")));
        note(notes, "stopped by ", text(line.path("stoppedBy")));
        note(notes, "conflicting amounts: ", line.path("conflicts").isEmpty() ? "" : "yes");
        return String.join("; ", notes);
    }

    private static void note(List<String> notes, String what, String value) {
        if (!value.isEmpty()) {
            notes.add(what + value);
        }
    }
}
