package org.aidwire.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object, noting every fault with its pointer instead of stopping at
 * the first. A member that nobody asked for is a fault of its own, found by {@link #refuseUnknown}.
 */
final class Fields {

    private final JsonNode object;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> known = new HashSet<>();

    Fields(JsonNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    private @Nullable JsonNode member(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String at(String name) {
        return pointer + Fault.step(name);
    }

    private void shape(String name, String detail) {
        faults.add(Fault.shape(at(name), detail));
    }

    private void value(String name, String detail) {
        faults.add(Fault.value(at(name), detail));
    }

    private void missing(String name) {
        value(name, "is required; give it a value");
    }

    /** A text of any length, or null; an empty one is kept. */
    @Nullable String text(String name) {
        JsonNode node = member(name);
        return node != null && isFree(Leaves.faultOfText(node, at(name))) ? node.textValue() : null;
    }

    /** A name, code or identity: not blank where present, and short enough to be a key. */
    @Nullable String name(String name) {
        JsonNode node = member(name);
        return node != null && isFree(Leaves.faultOfName(node, at(name))) ? node.textValue() : null;
    }

    /** Notes the fault, where there is one. */
    private boolean isFree(@Nullable Fault fault) {
        if (fault != null) {
            faults.add(fault);
        }
        return fault == null;
    }

    String requiredName(String name) {
        int before = faults.size();
        String text = name(name);
        if (text == null && faults.size() == before) {
            missing(name);
        }
        return text == null ? "" : text;
    }

    String requiredText(String name) {
        int before = faults.size();
        String text = text(name);
        if (faults.size() == before) {
            if (text == null) {
                missing(name);
            } else if (text.isBlank()) {
                value(name, "is blank; give the words of the statement");
            }
        }
        return text == null ? "" : text;
    }

    boolean flag(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return false;
        }
        if (!node.isBoolean()) {
            shape(name, "must be true or false, not " + Leaves.kindOf(node));
        }
        return node.asBoolean(false);
    }

    /** A whole number from {@code min} on; {@code otherwise} where absent or at fault. */
    int whole(String name, int min, int otherwise) {
        Integer found = wholeOrNull(name, min, Integer.MAX_VALUE);
        return found == null ? otherwise : found;
    }

    @Nullable Integer wholeOrNull(String name, int min, int max) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        // 1.0 is 1: JSON knows but one kind of number.
        if (!node.isNumber() || node.decimalValue().stripTrailingZeros().scale() > 0) {
            shape(name, "must be a whole number, not " + Leaves.kindOf(node));
            return null;
        }
        BigDecimal found = node.decimalValue();
        if (found.compareTo(BigDecimal.valueOf(min)) < 0
                || found.compareTo(BigDecimal.valueOf(max)) > 0) {
            value(name, "must be from " + min + " to " + max);
            return null;
        }
        return found.intValueExact();
    }

    @Nullable Integer required(String name, int min) {
        int before = faults.size();
        Integer found = wholeOrNull(name, min, Integer.MAX_VALUE);
        if (found == null && faults.size() == before) {
            missing(name);
        }
        return found;
    }

    /** A number above 0, or null. */
    @Nullable BigDecimal positive(String name) {
        JsonNode node = member(name);
        return node != null && isFree(Leaves.faultOfMeasure(node, at(name)))
                ? node.decimalValue()
                : null;
    }

    @Nullable BigDecimal requiredPositive(String name) {
        int before = faults.size();
        BigDecimal found = positive(name);
        if (found == null && faults.size() == before) {
            missing(name);
        }
        return found;
    }

    @Nullable Double fraction(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber()) {
            shape(name, "must be a number from 0 to 1, not " + Leaves.kindOf(node));
            return null;
        }
        double found = node.doubleValue();
        if (!(found >= 0 && found <= 1)) {
            value(name, "must be from 0 to 1");
            return null;
        }
        return found;
    }

    <E extends Enum<E>> @Nullable E named(String name, E[] values, Function<E, String> wire) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            shape(name, "must be a string, not " + Leaves.kindOf(node));
            return null;
        }
        for (E value : values) {
            if (wire.apply(value).equals(node.textValue())) {
                return value;
            }
        }
        shape(name, "must be one of " + Arrays.stream(values).map(wire).toList());
        return null;
    }

    <E extends Enum<E>> E code(String name, E[] values, E otherwise) {
        E found = named(name, values, Enum::name);
        return found == null ? otherwise : found;
    }

    /**
     * A required code; where it is at fault the first value stands in, and the fault keeps the
     * event from being made.
     */
    <E extends Enum<E>> E requiredCode(String name, E[] values) {
        int before = faults.size();
        E found = named(name, values, Enum::name);
        if (found == null && faults.size() == before) {
            missing(name);
        }
        return found == null ? values[0] : found;
    }

    @Nullable Instant instant(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        OffsetDateTime time = Times.parseInstant(text);
        if (time == null) {
            shape(name, "must be an RFC 3339 instant such as 2024-10-31T09:00:00Z");
            return null;
        }
        return time.toInstant();
    }

    @Nullable When when(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        LocalDate date = Times.parseDate(text);
        if (date != null) {
            return new When.Day(date);
        }
        OffsetDateTime time = Times.parseInstant(text);
        if (time == null) {
            shape(
                    name,
                    "must be a date such as 2024-10-31 or an RFC 3339 instant such as 2024-10-31T09:00:00Z");
            return null;
        }
        return new When.Moment(time);
    }

    /** A year, also where it comes as a string of four digits. */
    @Nullable Integer year(String name) {
        JsonNode node = object.get(name);
        if (node != null && node.isTextual() && node.textValue().matches("[1-9]\\d{3}")) {
            known.add(name);
            return Integer.valueOf(node.textValue());
        }
        return wholeOrNull(name, 1000, 9999);
    }

    /** A label that may come as a string or a number. */
    @Nullable String label(String name) {
        JsonNode node = object.get(name);
        if (node != null && node.isNumber()) {
            known.add(name);
            if (!CanonicalJson.carries(node.decimalValue())) {
                value(name, "is no number that a double carries; send it as a string");
                return null;
            }
            return CanonicalJson.number(node.doubleValue());
        }
        return name(name);
    }

    <T> @Nullable T object(String name, Function<Fields, @Nullable T> read) {
        JsonNode node = member(name);
        return node == null ? null : readObject(node, at(name), read);
    }

    <T> @Nullable T requiredObject(String name, Function<Fields, @Nullable T> read) {
        int before = faults.size();
        T found = object(name, read);
        if (found == null && faults.size() == before) {
            missing(name);
        }
        return found;
    }

    <T> List<T> objects(String name, Function<Fields, @Nullable T> read) {
        List<T> found = new ArrayList<>();
        forEach(
                name,
                (node, at) -> {
                    T element = readObject(node, at, read);
                    if (element != null) {
                        found.add(element);
                    }
                });
        return found;
    }

    /** Codes of a list are texts of any kind here: those that are on no list are refused later. */
    List<String> texts(String name) {
        List<String> found = new ArrayList<>();
        forEach(
                name,
                (node, at) -> {
                    if (isFree(Leaves.faultOfText(node, at))) {
                        found.add(node.textValue());
                    }
                });
        return found;
    }

    private void forEach(String name, java.util.function.BiConsumer<JsonNode, String> element) {
        JsonNode node = member(name);
        if (node == null) {
            return;
        }
        if (!node.isArray()) {
            shape(name, "must be an array, not " + Leaves.kindOf(node));
            return;
        }
        for (int i = 0; i < node.size() && faults.size() < EventJson.MAX_FAULTS; i++) {
            element.accept(node.get(i), at(name) + "/" + i);
        }
    }

    private <T> @Nullable T readObject(
            JsonNode node, String at, Function<Fields, @Nullable T> read) {
        if (!node.isObject()) {
            faults.add(Fault.shape(at, "must be an object, not " + Leaves.kindOf(node)));
            return null;
        }
        Fields inner = new Fields(node, at, faults);
        T found = read.apply(inner);
        inner.refuseUnknown();
        return found;
    }

    void refuseUnknown() {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext() && faults.size() < EventJson.MAX_FAULTS) {
            String name = names.next();
            if (!known.contains(name)) {
                List<String> asked = known.stream().sorted().toList();
                shape(name, "is no field of this object; known are " + asked);
            }
        }
    }
}
