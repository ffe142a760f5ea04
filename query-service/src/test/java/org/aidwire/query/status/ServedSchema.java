package org.aidwire.query.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds an answer to the OpenAPI document: every member is documented, every documented member is
 * there. Notes which members it has met with a value, so that a test can ask for all of them.
 */
final class ServedSchema {

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();

    ServedSchema(JsonNode document) {
        this.document = document;
    }

    List<String> faults() {
        return faults;
    }

    /** {@code Schema.member} of all members met with a value that is neither null nor empty. */
    Set<String> met() {
        return met;
    }

    void check(JsonNode schema, JsonNode value, String where) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            check(named(name), value, name);
        } else if (schema.has("oneOf")) {
            JsonNode choice = schema.get("oneOf").get(value.isNull() ? 1 : 0);
            check(choice, value, where);
        } else {
            checkType(schema, value, where);
        }
    }

    private JsonNode named(String name) {
        return document.at("/components/schemas/" + name);
    }

    private void checkType(JsonNode schema, JsonNode value, String where) {
        if (!types(schema).contains(type(value))
                && !(type(value).equals("integer") && types(schema).contains("number"))) {
            faults.add(where + " is " + type(value) + ", documented " + schema.get("type"));
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(where + " is not in its enum: " + value);
        }
        if (schema.has("pattern") && !value.asText().matches(schema.get("pattern").asText())) {
            faults.add(where + " is not of its pattern: " + value);
        }
        if ("date-time".equals(schema.path("format").asText()) && value.isTextual()) {
            checkTime(value.asText(), where);
        }
        if (value.isArray()) {
            value.forEach(each -> check(schema.get("items"), each, where + "[]"));
        } else if (value.isObject()) {
            checkMembers(schema, value, where);
        }
    }

    private void checkMembers(JsonNode schema, JsonNode value, String where) {
        JsonNode additional = schema.path("additionalProperties");
        JsonNode properties = schema.path("properties");
        value.properties()
                .forEach(
                        member -> {
                            String name = member.getKey();
                            if (properties.has(name)) {
                                if (!member.getValue().isEmpty()
                                        || member.getValue().isValueNode()
                                                && !member.getValue().isNull()) {
                                    met.add(where + "." + name);
                                }
                                check(properties.get(name), member.getValue(), where + "." + name);
                            } else if (additional.isObject()) {
                                check(additional, member.getValue(), where + ".*");
                            } else {
                                faults.add(where + "." + name + " is not documented");
                            }
                        });
        schema.path("required")
                .forEach(
                        name -> {
                            if (!value.has(name.asText())) {
                                faults.add(where + "." + name.asText() + " is not served");
                            }
                        });
    }

    private void checkTime(String time, String where) {
        if (!time.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z")) {
            faults.add(where + " is no instant in UTC: " + time);
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> types.add(each.asText()));
        } else {
            types.add(type.asText());
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT -> "object";
            case STRING -> "string";
            case BINARY, POJO -> "no JSON";
        };
    }
}
