package org.aidwire.query.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aidwire.contract.Fault;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.problem.Escapes;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one read. Each is given once at most; whatever is wrong with any of them
 * is noted, and all of it is told at once ({@link #faults}).
 */
public final class Parameters {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 1000;

    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]+");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param query the raw query of the address, null where it has none
     * @param known the parameters of this read
     */
    public Parameters(@Nullable String query, Set<String> known) {
        if (query == null) {
            return;
        }
        for (String piece : query.split("&", -1)) {
            if (!piece.isEmpty()) {
                note(piece, known);
            }
        }
    }

    private void note(String piece, Set<String> known) {
        int equals = piece.indexOf('=');
        String name = Escapes.decode(equals < 0 ? piece : piece.substring(0, equals));
        String value =
                Escapes.decode(equals < 0 ? "" : piece.substring(equals + 1).replace('+', ' '));
        if (name == null || value == null) {
            faults.add(Fault.shape("", "a parameter holds a % that starts no escape of UTF-8"));
        } else if (!known.contains(name)) {
            shape(
                    name,
                    known.isEmpty()
                            ? "unknown parameter; this address takes none"
                            : "unknown parameter; known are "
                                    + String.join(", ", new TreeSet<>(known)));
        } else if (value.isBlank()) {
            shape(name, "is empty; give a value or leave the parameter out");
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            shape(name, "holds a control character");
        } else if (values.putIfAbsent(name, value) != null) {
            shape(name, "is given twice; give it once");
        }
    }

    public List<Fault> faults() {
        return faults;
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    /** A text that must be given; empty where it is not right. */
    public String needed(String name, int maxLength) {
        String value = values.get(name);
        if (value == null) {
            shape(name, "is missing; this address does nothing without it");
        } else if (value.length() > maxLength) {
            shape(name, "is longer than " + maxLength + " characters");
        } else {
            return value;
        }
        return "";
    }

    /** A time: a date, which is its first instant in UTC, or an instant. */
    public @Nullable Instant time(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        Instant time = WrittenTime.read(value);
        if (time == null) {
            shape(name, "not a time: write a date (2024-11-26) or an instant (2024-11-26T23:00Z)");
        }
        return time;
    }

    public Clocks clocks(Instant now) {
        return new Clocks(pastTime("asOf", now), time("at"));
    }

    /** A time by which something may have been recorded. */
    public @Nullable Instant pastTime(String name, Instant now) {
        Instant time = time(name);
        if (time != null && time.isAfter(now)) {
            shape(name, "lies in the future; nothing is recorded there yet");
        }
        return time;
    }

    public @Nullable String party(String name) {
        String code = values.get(name);
        if (code != null && !Parties.INSTANCE.known(code)) {
            faults.add(Fault.value("/" + name, "not a party code; GET /v1/parties lists them all"));
        }
        return code;
    }

    /** An item code, and all below it; null where none is given. */
    public @Nullable List<String> itemsBelow(String name) {
        String code = values.get(name);
        if (code == null) {
            return null;
        }
        if (!Items.INSTANCE.known(code)) {
            faults.add(Fault.value("/" + name, "not an item code; GET /v1/items lists them all"));
        }
        return Items.INSTANCE.below(code);
    }

    public <E> @Nullable E oneOf(String name, E[] choices, Function<E, String> written) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        for (E choice : choices) {
            if (written.apply(choice).equals(value)) {
                return choice;
            }
        }
        shape(name, "not one of " + Arrays.stream(choices).map(written).toList());
        return null;
    }

    /**
     * The members that are asked for, of all that there are; all where none are named.
     *
     * @param served what each answer, or each entry of the list, looks like
     */
    public Shape fields(Shape served) {
        String value = values.get("fields");
        if (value == null) {
            return served;
        }
        List<String> paths = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        paths.stream()
                .filter(path -> !served.has(path))
                .forEach(
                        path ->
                                shape(
                                        "fields",
                                        "no member here: "
                                                + path
                                                + "; known are "
                                                + String.join(", ", served.members().keySet())
                                                + ", and what is in them (donor.code)"));
        return served.only(paths);
    }

    /** Which part of a list is asked for, and what of its entries. */
    public <T, K> Listing.Asked<T, K> list(Listing<T, K> listing) {
        return list(listing, DEFAULT_LIMIT);
    }

    public <T, K> Listing.Asked<T, K> list(Listing<T, K> listing, int limitOtherwise) {
        return new Listing.Asked<>(
                listing,
                fields(listing.entry()),
                limit(limitOtherwise),
                after(listing.name(), listing.read()));
    }

    /** Whether a part of the list is asked for, and not all of it. */
    boolean askForPart() {
        return values.containsKey("limit") || values.containsKey("cursor");
    }

    /** Some of them by comma, in lower case; none where the parameter is not given. */
    public <E extends Enum<E>> Set<E> someOf(String name, Class<E> choices) {
        Set<E> chosen = EnumSet.noneOf(choices);
        String value = values.get(name);
        if (value == null) {
            return chosen;
        }
        for (String word : value.split(",", -1)) {
            EnumSet.allOf(choices).stream()
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word.strip()))
                    .findFirst()
                    .ifPresentOrElse(
                            chosen::add,
                            () ->
                                    shape(
                                            name,
                                            "not among "
                                                    + EnumSet.allOf(choices)
                                                            .toString()
                                                            .toLowerCase(Locale.ROOT)
                                                    + ", by comma"));
        }
        return chosen;
    }

    public int limit() {
        return limit(DEFAULT_LIMIT);
    }

    public int limit(int otherwise) {
        String value = values.get("limit");
        if (value == null) {
            return otherwise;
        }
        int limit = LIMIT.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            shape("limit", "not a whole number from 1 to " + MAX_LIMIT);
            return otherwise;
        }
        return limit;
    }

    /** A whole number of these bounds. */
    public int whole(String name, int least, int most, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            shape(name, "not a whole number from " + least + " to " + most);
            return otherwise;
        }
        return number;
    }

    /** The sort key after which the list goes on; null at its start. */
    public @Nullable String after(String list) {
        return after(list, key -> key);
    }

    /**
     * @param read the sort key, null where the text is none
     */
    public <K> @Nullable K after(String list, Function<String, @Nullable K> read) {
        String value = values.get("cursor");
        if (value == null) {
            return null;
        }
        String key = CURSOR.matcher(value).matches() ? Cursor.decode(list, value) : null;
        K found = key == null ? null : read.apply(key);
        if (found == null) {
            shape("cursor", "not a cursor of this list; take it from next, as it stands there");
        }
        return found;
    }

    public void contradict(String name, String detail) {
        faults.add(Fault.value("/" + name, detail));
    }

    /** The same parameters, going on at another place. */
    public String queryFrom(String cursor) {
        Map<String, String> next = new LinkedHashMap<>(values);
        next.put("cursor", cursor);
        return query(next);
    }

    /** The same parameters from the start of the list. */
    String queryWithoutPlace() {
        Map<String, String> whole = new LinkedHashMap<>(values);
        whole.keySet().removeAll(Set.of("cursor", "limit"));
        return query(whole);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + escaped(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void shape(String name, String detail) {
        faults.add(Fault.shape("/" + pointer(name), detail));
    }

    private static String pointer(String name) {
        String brief = name.length() > 100 ? name.substring(0, 100) : name;
        return brief.replace("~", "~0").replace("/", "~1");
    }
}
