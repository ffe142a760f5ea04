package org.aidwire.query.board;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.aidwire.contract.Act;
import org.aidwire.contract.Attribution;
import org.aidwire.contract.Modality;
import org.aidwire.contract.Relation;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.Dossier;
import org.aidwire.query.aid.Rule;
import org.jspecify.annotations.Nullable;

/** How codes, times and figures are put to people. */
final class Words {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Words() {}

    /** PARTIALLY_DELIVERED as "Partially delivered". */
    static String of(Enum<?> code) {
        String words = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** As part of the name of a style. */
    static String style(Enum<?> code) {
        return code.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** In UTC; midnight is written as a day, for that is what it mostly stands for. */
    static String time(@Nullable Instant time) {
        if (time == null) {
            return "an unknown time";
        }
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(utc) : MINUTE.format(utc);
    }

    static String day(Instant time) {
        return DAY.format(time.atOffset(ZoneOffset.UTC));
    }

    static String number(BigDecimal value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    static String of(Confirmation confirmation) {
        return switch (confirmation) {
            case CONFIRMED -> "Confirmed by a party to it";
            case CORROBORATED -> "Corroborated, unconfirmed";
            case REPORTED -> "Reported, unconfirmed";
        };
    }

    static String of(Attribution attribution) {
        return switch (attribution) {
            case ON_RECORD -> "on record";
            case OFFICIAL_UNNAMED -> "an official, unnamed";
            case ANONYMOUS_SOURCE -> "an anonymous source";
            case DOCUMENT -> "a document";
            case OUTLET -> "the outlet itself";
            case ANALYST -> "an analyst";
        };
    }

    static String of(Act act, Modality modality) {
        String word = of(act);
        return switch (modality) {
            case ASSERTED -> word;
            case DENIED -> word + ", denied";
            case CONDITIONAL -> word + ", under a condition";
            case INTENDED -> word + ", intended";
            case PREDICTED -> word + ", predicted";
            case HISTORICAL -> word + ", looking back";
            case HYPOTHETICAL -> word + ", hypothetical";
        };
    }

    static String of(Relation relation) {
        return switch (relation) {
            case CITES -> "cites";
            case SYNDICATES -> "carries";
            case TRANSLATES -> "translates";
            case SUMMARISES -> "sums up";
        };
    }

    static String of(Dossier.Section section) {
        return switch (section) {
            case POSITIONS -> "Positions";
            case CONDITIONS -> "Conditions";
            case PRESSURES -> "Pressure";
            case OUTLOOK -> "Outlook";
            case ENCOUNTERS -> "Talks and visits";
            case PERMISSIONS -> "Permissions";
            case SILENCES -> "No comment";
            case DENIALS -> "Denials";
        };
    }

    /** The published rules, a sentence each. */
    static String of(Rule rule) {
        return switch (rule) {
            case R0 -> "Only what is on record, not withdrawn and not outranked counts.";
            case R1 -> "What is predicted, denied, hypothetical or a sale moves nothing.";
            case R2 -> "A party speaks for itself; anybody else is a third party.";
            case R3 -> "A party's own word on record outweighs what is only reported.";
            case R4 -> "The furthest step after the latest stop wins.";
            case R5 -> "Since is the first time in the winner's unbroken run.";
            case R6 -> "Later unconfirmed word is shown beside a confirmed status.";
            case R7 -> "Amounts are added up once for each origin, conflicts are shown.";
            case R8 -> "A delivery below what was promised is a partial one.";
            case R9 -> "Origins are counted, not articles.";
            case R10 -> "A killed report takes down all that rests on it alone.";
            case R11 -> "A party's denial on record disputes the status.";
            case R12 -> "The order of arrival changes nothing.";
            case R13 -> "A general stop stops all that lies below it.";
        };
    }
}
