package org.aidwire.contract;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with text that is no JSON, in our own words: the parser's messages quote the text
 * at the fault, which may be the words of an article, and name its own classes.
 */
final class Syntax {

    /** What the parser's message holds, and what is said instead; the first that fits. */
    private record Cause(String parserSays, String words) {}

    private static final List<Cause> CAUSES =
            List.of(
                    new Cause("Unexpected end-of-input", "the text ends before the JSON does"),
                    new Cause("Trailing token", "more text stands after the end of the JSON"),
                    new Cause("Unexpected close marker", "a bracket closes what is not open"),
                    new Cause("unquoted character", "a control character stands unescaped"),
                    new Cause("character escape", "a string has an escape that JSON does not know"),
                    new Cause("numeric value", "a number is not written as JSON writes it"),
                    new Cause("Non-standard token", "a number is not written as JSON writes it"),
                    new Cause("to start field name", "a member name in double quotes is expected"),
                    new Cause("a colon to separate", "a colon is expected after a member name"),
                    new Cause("was expecting comma", "a comma or a closing bracket is expected"));

    private Syntax() {}

    static Fault faultOf(JsonProcessingException e, JsonParser parser) {
        String parserSays = e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return Fault.shape("", beyondBounds(parserSays) + at(e.getLocation(), parser));
        }
        if (parserSays.startsWith("Duplicate field")) {
            return Fault.shape(
                    pointer(parser.getParsingContext().pathAsPointer()),
                    "stands twice in one object; send it once" + at(e.getLocation(), parser));
        }
        for (Cause cause : CAUSES) {
            if (parserSays.contains(cause.parserSays())) {
                return Fault.shape("", "not JSON: " + cause.words() + at(e.getLocation(), parser));
            }
        }
        return Fault.shape(
                "",
                "not JSON: a string, number, object, array, true, false or null is expected"
                        + at(e.getLocation(), parser));
    }

    /** For an exponent of more digits than a decimal number has room for. */
    static Fault faultOf(NumberFormatException e, JsonParser parser) {
        return Fault.shape("", "a number's exponent is too long" + at(null, parser));
    }

    private static String beyondBounds(String parserSays) {
        if (parserSays.contains("nesting depth")) {
            return "the JSON is nested deeper than " + EventJson.MAX_DEPTH + " levels";
        }
        if (parserSays.contains("Number value length")) {
            return "a number has more than " + EventJson.MAX_NUMBER_CHARS + " digits";
        }
        if (parserSays.contains("Token count")) {
            return "the JSON has more than " + EventJson.MAX_TOKENS + " values, names and brackets";
        }
        return "a string or a member name is too long";
    }

    private static String pointer(JsonPointer path) {
        StringBuilder out = new StringBuilder();
        for (JsonPointer step = path; !step.matches(); step = step.tail()) {
            out.append(Fault.step(step.getMatchingProperty()));
        }
        return out.toString();
    }

    /** Where the parser does not say where, it is where it stopped. */
    private static String at(@Nullable JsonLocation told, JsonParser parser) {
        JsonLocation location = told == null ? parser.currentLocation() : told;
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
