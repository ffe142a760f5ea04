package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * RFC 8785 (JSON Canonicalization Scheme), with null members dropped. Members sort by UTF-16 code
 * units, which is how {@link String#compareTo} orders; numbers are written as ECMAScript writes an
 * IEEE double.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    static String sha256(String canonical) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Whether a double carries the value exactly as written, which is all that RFC 8785 can write
     * down.
     */
    static boolean carries(BigDecimal value) {
        double asDouble = value.doubleValue();
        return !Double.isInfinite(asDouble)
                && new BigDecimal(Double.toString(asDouble)).compareTo(value) == 0;
    }

    private static void write(JsonNode node, StringBuilder out) {
        JsonNodeType type = node.getNodeType();
        switch (type) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> {
                out.append('[');
                String comma = "";
                for (JsonNode element : node) {
                    out.append(comma);
                    write(element, out);
                    comma = ",";
                }
                out.append(']');
            }
            case STRING -> writeString(node.textValue(), out);
            case NUMBER -> out.append(number(node.doubleValue()));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("no JSON value: " + type);
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        List<String> names = new ArrayList<>(node.size());
        node.properties()
                .forEach(
                        member -> {
                            if (!member.getValue().isNull()) {
                                names.add(member.getKey());
                            }
                        });
        names.sort(null);
        out.append('{');
        String comma = "";
        for (String name : names) {
            out.append(comma);
            writeString(name, out);
            out.append(':');
            write(node.get(name), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void writeString(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /**
     * ECMA-262 Number::toString: plain digits from 1e-6 up to below 1e21, else an exponent with its
     * sign.
     */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        StringBuilder out = new StringBuilder(value < 0 ? "-" : "");
        if (point > 21 || point < -5) {
            out.append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            return out.append('e')
                    .append(point > 0 ? "+" : "-")
                    .append(Math.abs(point - 1))
                    .toString();
        }
        if (point <= 0) {
            return out.append("0.").append("0".repeat(-point)).append(digits).toString();
        }
        if (point >= digits.length()) {
            return out.append(digits).append("0".repeat(point - digits.length())).toString();
        }
        return out.append(digits, 0, point)
                .append('.')
                .append(digits, point, digits.length())
                .toString();
    }

    /**
     * The decimal of fewest digits that reads back as the double. Java always writes two digits or
     * more; for a few of the very smallest doubles one is enough (5e-324, not 4.9e-324).
     */
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal shorter = written.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return shorter.doubleValue() == value ? shorter.stripTrailingZeros() : written;
    }
}
