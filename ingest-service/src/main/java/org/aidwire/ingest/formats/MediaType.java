package org.aidwire.ingest.formats;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A media type of RFC 9110, section 8.3.1. Type, subtype and the names of parameters are lower
 * case, since they compare without case.
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern RANGE =
            Pattern.compile("[ \\t]*(" + TOKEN + ")/(" + TOKEN + ")[ \\t]*");
    private static final Pattern PARAMETER =
            Pattern.compile(
                    ";[ \\t]*(?:("
                            + TOKEN
                            + ")=("
                            + TOKEN
                            + "|\"(?:[^\"\\\\\\x00-\\x08\\x0a-\\x1f\\x7f]|\\\\[\\t\\x20-\\x7e])*\"))?[ \\t]*");

    public MediaType {
        parameters = Map.copyOf(parameters);
    }

    /** The media type, or null where the text is none; a parameter given twice makes it none. */
    public static @Nullable MediaType parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.lookingAt()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        int at = range.end();
        while (at < text.length()) {
            parameter.region(at, text.length());
            if (!parameter.lookingAt()) {
                return null;
            }
            String name = parameter.group(1);
            if (name != null && parameters.put(lower(name), unquoted(parameter.group(2))) != null) {
                return null;
            }
            at = parameter.end();
        }
        return new MediaType(lower(range.group(1)), lower(range.group(2)), parameters);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String value) {
        return value.startsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    public boolean is(String type, String subtype) {
        return this.type.equals(type) && this.subtype.equals(subtype);
    }

    public boolean isJson() {
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** JSON is UTF-8 (RFC 8259); who names another charset would be misread. */
    public boolean isUtf8() {
        String charset = parameters.get("charset");
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }
}
