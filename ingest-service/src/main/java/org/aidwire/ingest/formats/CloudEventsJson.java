package org.aidwire.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidwire.contract.Decoded;
import org.aidwire.contract.EventJson;
import org.aidwire.contract.EventType;
import org.aidwire.contract.Fault;
import org.jspecify.annotations.Nullable;

/** CloudEvents in the JSON format: structured mode, and batches of it. */
public final class CloudEventsJson {

    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";

    private CloudEventsJson() {}

    public static Body readOne(byte[] json) {
        EventJson.Parsed parsed = EventJson.parse(json);
        JsonNode tree = parsed.tree();
        Reading reading =
                tree == null
                        ? unparsed(parsed)
                        : readEvent(
                                tree, "", "must be a JSON object: the event with its attributes");
        return new Body.Events(List.of(reading));
    }

    public static Body readBatch(byte[] json, int most) {
        EventJson.Parsed parsed = EventJson.parse(json);
        JsonNode tree = parsed.tree();
        if (tree == null) {
            return new Body.Events(List.of(unparsed(parsed)));
        }
        if (!tree.isArray() || tree.isEmpty()) {
            return new Body.Events(
                    List.of(
                            Reading.Unreadable.of(
                                    Fault.shape(
                                            "",
                                            "a batch must be a JSON array of at least one event"))));
        }
        if (tree.size() > most) {
            return new Body.TooMany(tree.size(), most);
        }
        List<Reading> readings = new ArrayList<>(tree.size());
        for (int i = 0; i < tree.size(); i++) {
            readings.add(readEvent(tree.get(i), "/" + i, "must be a JSON object"));
        }
        return new Body.Events(readings);
    }

    private static Reading unparsed(EventJson.Parsed parsed) {
        Fault fault = parsed.fault();
        return Reading.Unreadable.of(fault == null ? Fault.shape("", "not JSON") : fault);
    }

    private static Reading readEvent(JsonNode tree, String at, String otherwise) {
        if (!(tree instanceof ObjectNode event)) {
            return Reading.Unreadable.of(Fault.shape(at, otherwise));
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> misread = new LinkedHashSet<>();
        event.properties()
                .forEach(member -> sort(member.getKey(), member.getValue(), values, misread));
        misread.forEach(name -> faults.add(Fault.shape(at + Pointers.of(name), expected(name))));
        Attributes attributes = new AttributeRules(values, misread, at, faults).read();
        JsonNode data = data(event, at, faults);
        // Data is read also where the envelope is at fault: every fault is named at once.
        EventType type = EventType.find(values.getOrDefault("type", ""));
        Decoded decoded = type == null || data == null ? null : EventJson.decode(type, data);
        return Reading.of(attributes, decoded, faults, at, at + Pointers.of(DATA));
    }

    /** The attributes as text; a null one is an absent one. */
    private static void sort(
            String name, JsonNode value, Map<String, String> values, Set<String> misread) {
        if (name.equals(DATA) || name.equals(DATA_BASE64) || value.isNull()) {
            return;
        }
        boolean otherText =
                value.isBoolean() || value.isIntegralNumber() && value.canConvertToInt();
        if (value.isTextual() || AttributeRules.isExtension(name) && otherText) {
            values.put(name, value.asText());
        } else {
            misread.add(name);
        }
    }

    private static String expected(String name) {
        return AttributeRules.isExtension(name)
                ? "must be a string, a boolean or a whole number of 32 bits"
                : "must be a string";
    }

    private static @Nullable JsonNode data(ObjectNode event, String at, List<Fault> faults) {
        if (event.has(DATA_BASE64)) {
            faults.add(
                    Fault.shape(
                            at + Pointers.of(DATA_BASE64),
                            "binary data is not taken; send the event as JSON in data"));
        }
        JsonNode data = event.get(DATA);
        if (data == null || data.isNull()) {
            if (!event.has(DATA_BASE64)) {
                faults.add(
                        Fault.shape(
                                at + Pointers.of(DATA), "is required: the article or statement"));
            }
            return null;
        }
        return data;
    }
}
