package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes a tree as another client might: members in any order, white space, escapes that nobody
 * needs, numbers with exponents, and null for members that are absent.
 */
final class DisguisedJson {

    private final Random random;

    DisguisedJson(Random random) {
        this.random = random;
    }

    /** {@code optional}: names of members to add as null where they are absent at the top. */
    String write(JsonNode object, Set<String> optional) {
        StringBuilder out = new StringBuilder();
        writeObject(object, optional, out);
        return out.toString();
    }

    private void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, Set.of(), out);
            case ARRAY -> {
                out.append('[');
                for (int i = 0; i < node.size(); i++) {
                    out.append(i == 0 ? "" : ",").append(space());
                    write(node.get(i), out);
                }
                out.append(space()).append(']');
            }
            case STRING -> writeString(node.textValue(), out);
            case NUMBER -> out.append(number(node.decimalValue()));
            default -> out.append(node);
        }
    }

    private void writeObject(JsonNode node, Set<String> optional, StringBuilder out) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        for (String name : optional) {
            if (!node.has(name) && random.nextBoolean()) {
                names.add(name);
            }
        }
        Collections.shuffle(names, random);
        out.append('{').append(space());
        String comma = "";
        for (String name : names) {
            out.append(comma).append(space());
            writeString(name, out);
            out.append(space()).append(':').append(space());
            if (node.has(name)) {
                write(node.get(name), out);
            } else {
                out.append("null");
            }
            comma = space() + ",";
        }
        out.append(space()).append('}');
    }

    private void writeString(String value, StringBuilder out) {
        out.append('"');
        value.codePoints()
                .forEach(
                        point -> {
                            boolean must = point < 0x20 || point == '"' || point == '\\';
                            if (must || random.nextInt(8) == 0) {
                                for (char unit : Character.toChars(point)) {
                                    out.append("\\u%04x".formatted((int) unit));
                                }
                            } else {
                                out.appendCodePoint(point);
                            }
                        });
        out.append('"');
    }

    private String number(BigDecimal value) {
        return switch (random.nextInt(3)) {
            case 0 -> value.toPlainString();
            case 1 -> value.unscaledValue() + "e" + -value.scale();
            default -> value.setScale(Math.max(0, value.scale()) + 2).toPlainString();
        };
    }

    private String space() {
        return switch (random.nextInt(6)) {
            case 0 -> " ";
            case 1 -> "\n\t";
            case 2 -> "\r\n";
            default -> "";
        };
    }
}
