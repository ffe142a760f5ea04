package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas, records and decoder say the same: none can be changed alone. */
class SchemaAgreementTest {

    /** Put in place of every member of every golden event, to see both judges decide alike. */
    private static final String ODD_VALUES =
            """
            [null, true, {}, [], [null], [{}], ["x"], [""], [1],
             "", " ", "\\u3000", "\\u00a0", "x", "a\\u0000b", "usable", "REPORTED", "TOTAL", "FEED",
             "2024", "0999", "2024-02-29", "2023-02-29", "2024-13-01", "0000-01-01",
             "2024-10-31T09:00:00Z", "2024-10-31T09:00:00.1+18:00", "2024-10-31T09:00:00+18:01",
             "2024-10-31T09:00Z", "2024-10-31T09:00:00+09", "2024-10-31T24:00:00Z",
             "2024-10-31T23:59:60Z", "2024-02-30T09:00:00Z", "2024-10-31t09:00:00z",
             "2024-10-31 09:00:00Z",
             0, 1, 1.0, 1e3, -1, 0.5, 1.5, 999, 1000, 9999, 10000, 2147483647, 2147483648, 1e18, 1e19]
            """;

    @ParameterizedTest
    @EnumSource
    void every_record_component_stands_in_the_schema_and_back(EventType type) {
        Class<? extends Record> record =
                switch (type) {
                    case ARTICLE -> Article.class;
                    case STATEMENT -> Statement.class;
                };

        assertSameMembers(record, root(type), root(type), type.wire());
    }

    private static void assertSameMembers(
            Class<?> record, JsonNode schema, JsonNode root, String path) {
        assertThat(schema.path("additionalProperties").isBoolean()).as(path).isTrue();
        assertThat(schema.path("additionalProperties").booleanValue()).as(path).isFalse();
        Set<String> members = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = wireName(component);
            members.add(name);
            JsonNode property = schema.path("properties").path(name);
            assertThat(property.path("description").asText()).as(path + "/" + name).isNotBlank();
            assertSameShape(component.getGenericType(), property, root, path + "/" + name);
            // A text may be erased; none is posted without.
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !(record == Statement.class && name.equals("text"))) {
                assertThat(takesNull(property, root)).as(path + "/" + name).isTrue();
            }
        }
        assertThat(names(schema.path("properties"))).as(path).isEqualTo(members);
    }

    private static void assertSameShape(Type type, JsonNode property, JsonNode root, String path) {
        JsonNode schema = resolve(property, root);
        switch (type) {
            case ParameterizedType list ->
                    assertSameShape(
                            list.getActualTypeArguments()[0],
                            schema.path("items"),
                            root,
                            path + "/0");
            case Class<?> enumeration when enumeration.isEnum() ->
                    assertThat(enumValues(schema)).as(path).isEqualTo(codes(enumeration));
            case Class<?> inner when inner.isRecord() ->
                    assertSameMembers(inner, schema, root, path);
            default -> assertThat(schema.isObject()).as(path).isTrue();
        }
    }

    @Test
    void required_is_what_the_decoder_misses() {
        for (EventType type : EventType.values()) {
            assertThat(required(root(type))).isEqualTo(missed(type, "{}"));
        }
        JsonNode statement = root(EventType.STATEMENT);
        for (String object : List.of("article", "aid", "span", "aid/amount")) {
            ObjectNode event = (ObjectNode) full(EventType.STATEMENT);
            ObjectNode holder = parent(event, "/" + object);
            holder.set(object.substring(object.lastIndexOf('/') + 1), ContractFiles.tree("{}"));
            String schemaPath = "/properties/" + object.replace("/", "/properties/");

            assertThat(required(statement.at(schemaPath)))
                    .as(object)
                    .isEqualTo(missed(EventType.STATEMENT, event.toString()));
        }
    }

    @Test
    void the_defaults_of_the_schema_are_those_of_the_decoder() {
        for (EventType type : EventType.values()) {
            List<String> found = new ArrayList<>();
            for (String pointer : pointers(full(type), "")) {
                if (!parentNode(full(type), pointer).isObject()) {
                    continue;
                }
                JsonNode property = propertyAt(type, pointer);
                JsonNode byDefault =
                        property.has("default")
                                ? property.path("default")
                                : resolve(property, root(type)).path("default");
                ObjectNode event = (ObjectNode) full(type);
                parent(event, pointer).remove(name(pointer));
                if (EventJson.decode(type, event) instanceof Decoded.Read read) {
                    assertThat(ContractFiles.tree(read.canonical()).at(pointer).toString())
                            .as(pointer)
                            .isEqualTo(byDefault.toString());
                    if (!byDefault.isMissingNode()) {
                        found.add(pointer);
                    }
                }
            }
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            switch (type) {
                                case ARTICLE -> List.of("/version", "/pubStatus");
                                case STATEMENT ->
                                        List.of(
                                                "/version",
                                                "/article/version",
                                                "/verbatim",
                                                "/aid/items",
                                                "/aid/amount/basis",
                                                "/aid/amount/extent",
                                                "/aid/quantity/extent",
                                                "/aid/terms",
                                                "/provenance",
                                                "/provenance/by",
                                                "/pubStatus");
                            });
        }
    }

    static List<String> goldenEvents() {
        return ContractFiles.goldenEvents();
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void schema_and_decoder_judge_every_member_alike(String path) {
        EventType type = ContractFiles.typeOf(path);
        Schema schema = ContractFiles.schema(type);
        JsonNode golden = ContractFiles.tree(ContractFiles.text("/golden/" + path));
        for (String pointer : pointers(golden, "")) {
            ObjectNode without = golden.deepCopy();
            if (parentNode(without, pointer) instanceof ObjectNode holder) {
                holder.remove(name(pointer));
                assertSameVerdict(type, schema, without, pointer + " removed");
            }
            for (JsonNode odd : ContractFiles.tree(ODD_VALUES)) {
                assertSameVerdict(
                        type, schema, replaced(golden, pointer, odd), pointer + " := " + odd);
            }
        }
        for (String odd : List.of("null", "1", "{}")) {
            ObjectNode more = golden.deepCopy();
            more.set("colour", ContractFiles.tree(odd));
            assertSameVerdict(type, schema, more, "/colour := " + odd);
        }
    }

    private static void assertSameVerdict(
            EventType type, Schema schema, JsonNode event, String change) {
        Decoded decoded = EventJson.decode(type, event);
        List<String> objections = ContractFiles.objections(schema, event);
        if (decoded instanceof Decoded.Unreadable unreadable
                && unreadable.faults().stream().allMatch(SchemaAgreementTest::beyondSchemas)) {
            return;
        }
        assertThat(objections.isEmpty())
                .as("%s: the schema says %s, the decoder %s", change, objections, decoded)
                .isEqualTo(decoded instanceof Decoded.Read);
    }

    /** What no schema can say: two members compared, and digits beyond a double. */
    private static boolean beyondSchemas(Fault fault) {
        return fault.detail().startsWith("lies before")
                || fault.detail().startsWith("is no number that a double carries");
    }

    private static JsonNode replaced(JsonNode golden, String pointer, JsonNode odd) {
        JsonNode copy = golden.deepCopy();
        switch (parentNode(copy, pointer)) {
            case ObjectNode holder -> holder.set(name(pointer), odd);
            case com.fasterxml.jackson.databind.node.ArrayNode array ->
                    array.set(Integer.parseInt(name(pointer)), odd);
            case JsonNode other -> throw new AssertionError(other);
        }
        return copy;
    }

    private static boolean takesNull(JsonNode property, JsonNode root) {
        JsonNode schema = resolve(property, root);
        if (schema.has("anyOf")) {
            for (JsonNode choice : schema.path("anyOf")) {
                if (takesNull(choice, root)) {
                    return true;
                }
            }
            return false;
        }
        return schema.path("type").toString().contains("\"null\"")
                || schema.path("enum").toString().contains("null");
    }

    private static Set<String> enumValues(JsonNode schema) {
        Set<String> values = new LinkedHashSet<>();
        schema.path("enum").forEach(value -> values.add(value.isNull() ? "null" : value.asText()));
        values.remove("null");
        return values;
    }

    private static Set<String> codes(Class<?> enumeration) {
        Set<String> codes = new LinkedHashSet<>();
        for (Object code : enumeration.getEnumConstants()) {
            codes.add(code instanceof PubStatus status ? status.wire() : ((Enum<?>) code).name());
        }
        return codes;
    }

    private static String wireName(RecordComponent component) {
        return component.getName().equals("packageLabel") ? "package" : component.getName();
    }

    /** The schema of the member at the pointer of an event. */
    private static JsonNode propertyAt(EventType type, String pointer) {
        JsonNode root = root(type);
        JsonNode schema = root;
        for (String step : Arrays.asList(pointer.substring(1).split("/"))) {
            JsonNode holder = resolve(schema, root);
            schema =
                    step.matches("\\d+")
                            ? holder.path("items")
                            : holder.path("properties").path(step);
        }
        return schema;
    }

    private static JsonNode resolve(JsonNode schema, JsonNode root) {
        return schema.has("$ref")
                ? resolve(root.at(schema.path("$ref").asText().substring(1)), root)
                : schema;
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            for (String name : names(node)) {
                found.add(at + "/" + name);
                found.addAll(pointers(node.path(name), at + "/" + name));
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                found.add(at + "/" + i);
                found.addAll(pointers(node.path(i), at + "/" + i));
            }
        }
        return found;
    }

    private static JsonNode parentNode(JsonNode event, String pointer) {
        return event.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static ObjectNode parent(JsonNode event, String pointer) {
        return (ObjectNode) parentNode(event, pointer);
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    private static Set<String> missed(EventType type, String json) {
        Set<String> missed = new TreeSet<>();
        Decoded decoded = EventJson.decode(type, ContractFiles.tree(json));
        for (Fault fault : ((Decoded.Unreadable) decoded).faults()) {
            assertThat(fault.detail()).startsWith("is required");
            missed.add(name(fault.pointer()));
        }
        return missed;
    }

    private static JsonNode full(EventType type) {
        return ContractFiles.tree(
                ContractFiles.text("/golden/" + ContractFiles.folder(type) + "/full.v1.json"));
    }

    private static JsonNode root(EventType type) {
        return ContractFiles.tree(
                ContractFiles.text("schemas/" + ContractFiles.folder(type) + ".v1.schema.json"));
    }
}
