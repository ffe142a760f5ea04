package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aidwire.contract.When;

/**
 * The members of what a read serves, as they are written. A reader may ask for some of them ({@code
 * fields=aidId,donor.code}), and a table has its columns from them.
 *
 * @param members by name, in their order; of a list those of its entries
 */
public record Shape(Kind kind, Map<String, Shape> members) {

    enum Kind {
        VALUE,
        RECORD,
        /** One cell of a table, whatever is in it. */
        LIST,
        /** One cell too, unless some of its keys are asked for. */
        MAP
    }

    /** A column of a table: where in an entry its cells are found. */
    record Column(List<String> path) {

        String name() {
            return String.join(".", path);
        }

        JsonNode cell(JsonNode entry) {
            JsonNode cell = entry;
            for (String name : path) {
                cell = cell.path(name);
            }
            return cell;
        }
    }

    public Shape {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Shape of(Class<?> served) {
        return of(ReadJson.type(served));
    }

    private static Shape of(JavaType type) {
        Map<String, Shape> members = new LinkedHashMap<>();
        if (type.isMapLikeType()) {
            for (Object key : type.getKeyType().getRawClass().getEnumConstants()) {
                members.put(((Enum<?>) key).name(), of(type.getContentType()));
            }
            return new Shape(Kind.MAP, members);
        }
        if (type.isCollectionLikeType()) {
            return new Shape(Kind.LIST, of(type.getContentType()).members);
        }
        if (!type.getRawClass().isRecord() || When.class.isAssignableFrom(type.getRawClass())) {
            return new Shape(Kind.VALUE, members);
        }
        ReadJson.members(type).forEach((name, member) -> members.put(name, of(member)));
        return new Shape(Kind.RECORD, members);
    }

    /** Whether a dotted path names a member. */
    boolean has(String path) {
        int dot = path.indexOf('.');
        Shape member = members.get(dot < 0 ? path : path.substring(0, dot));
        return member != null && (dot < 0 || member.has(path.substring(dot + 1)));
    }

    /** The same with no other members than these, in the order of the shape. */
    Shape only(List<String> paths) {
        Map<String, Shape> chosen = new LinkedHashMap<>();
        members.forEach(
                (name, member) -> {
                    List<String> below =
                            paths.stream()
                                    .filter(path -> path.startsWith(name + "."))
                                    .map(path -> path.substring(name.length() + 1))
                                    .toList();
                    if (paths.contains(name)) {
                        chosen.put(name, member);
                    } else if (!below.isEmpty()) {
                        chosen.put(name, member.only(below));
                    }
                });
        return new Shape(kind == Kind.MAP ? Kind.RECORD : kind, chosen);
    }

    /** Of an answer as it is written, the members of this shape. */
    public Object in(Object answer) {
        return cut(ReadJson.tree(answer));
    }

    /** Takes what is no member of this shape out of the value, and gives it back. */
    JsonNode cut(JsonNode value) {
        if (kind != Kind.VALUE && !members.isEmpty()) {
            if (value instanceof ArrayNode list) {
                list.forEach(this::cut);
            } else if (value instanceof ObjectNode object) {
                object.retain(members.keySet());
                members.forEach((name, member) -> member.cut(object.path(name)));
            }
        }
        return value;
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        collect(List.of(), columns);
        return columns;
    }

    private void collect(List<String> path, List<Column> columns) {
        switch (kind) {
            case VALUE, LIST, MAP -> columns.add(new Column(path));
            case RECORD ->
                    members.forEach(
                            (name, member) -> {
                                List<String> below = new ArrayList<>(path);
                                below.add(name);
                                member.collect(List.copyOf(below), columns);
                            });
        }
    }
}
