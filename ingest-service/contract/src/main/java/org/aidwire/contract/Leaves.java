package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a single text, name or number, whichever member it is the value of. */
final class Leaves {

    /**
     * Names and identities: above this a key would not fit an index row. Bodies and texts have no
     * such bound.
     */
    private static final int NAME_BYTES = 1024;

    /** A sum or count above this is a mistake, not aid; the bound also keeps decimals small. */
    private static final BigDecimal LARGEST = new BigDecimal("1e18");

    private Leaves() {}

    static @Nullable Fault faultOfText(JsonNode node, String at) {
        if (!node.isTextual()) {
            return Fault.shape(at, "must be a string, not " + kindOf(node));
        }
        String text = node.textValue();
        if (text.indexOf('\0') >= 0) {
            return Fault.shape(at, "contains U+0000, which no text store keeps; leave it out");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Fault.shape(at, "contains half of a surrogate pair; send whole characters");
        }
        return null;
    }

    static @Nullable Fault faultOfName(JsonNode node, String at) {
        Fault fault = faultOfText(node, at);
        if (fault != null) {
            return fault;
        }
        String text = node.textValue();
        if (text.isBlank()) {
            return Fault.value(at, "is blank; give it a value or leave it out");
        }
        return text.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES
                ? Fault.value(at, "is longer than " + NAME_BYTES + " bytes in UTF-8; shorten it")
                : null;
    }

    /** Of a sum or a count. */
    static @Nullable Fault faultOfMeasure(JsonNode node, String at) {
        if (!node.isNumber()) {
            return Fault.shape(at, "must be a JSON number, not " + kindOf(node));
        }
        BigDecimal found = node.decimalValue();
        if (found.signum() <= 0) {
            return Fault.value(at, "must be above 0");
        }
        // The exponent is looked at first: no arithmetic is done on 1e1000000000.
        if ((long) found.precision() - found.scale() > 19 || found.compareTo(LARGEST) > 0) {
            return Fault.value(at, "must be at most " + LARGEST.toPlainString());
        }
        return found.scale() > 30 || !CanonicalJson.carries(found)
                ? Fault.value(
                        at, "has more digits than an IEEE double carries (RFC 8785); round it")
                : null;
    }

    static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "the number " + brief(node.asText());
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }

    private static String brief(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
