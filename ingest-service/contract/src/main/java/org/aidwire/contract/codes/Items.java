package org.aidwire.contract.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The item tree. The file lists a parent before what is below it, and the order of the file is the
 * order served.
 */
public final class Items {

    public static final Items INSTANCE = new Items(CodeListFile.read("items.json"));

    private final Map<String, Item> byCode = new LinkedHashMap<>();
    private final Map<String, List<String>> ancestors;
    private final Map<String, List<String>> below;
    private final List<Item> all;

    private Items(JsonNode rows) {
        for (JsonNode row : rows) {
            Item item =
                    new Item(
                            CodeListFile.text(row, "code"),
                            CodeListFile.text(row, "name"),
                            CodeListFile.texts(row, "aliases"),
                            CodeListFile.textOrNull(row, "parent"),
                            Item.Category.valueOf(CodeListFile.text(row, "category")),
                            Item.Lethality.valueOf(CodeListFile.text(row, "lethality")));
            // Parents first: so no chain of parents can be a ring.
            if (item.parent() != null && !byCode.containsKey(item.parent())) {
                throw new IllegalStateException("its parent is not above it: " + item.code());
            }
            if (byCode.put(item.code(), item) != null) {
                throw new IllegalStateException("listed twice: " + item.code());
            }
        }
        all = List.copyOf(byCode.values());
        ancestors = all.stream().collect(Collectors.toUnmodifiableMap(Item::code, this::climb));
        below = all.stream().collect(Collectors.toUnmodifiableMap(Item::code, this::descend));
    }

    private List<String> climb(Item item) {
        List<String> path = new ArrayList<>();
        for (String up = item.parent(); up != null; up = listed(up).parent()) {
            path.add(up);
        }
        return List.copyOf(path);
    }

    private List<String> descend(Item top) {
        return all.stream()
                .map(Item::code)
                .filter(code -> code.equals(top.code()) || ancestors(code).contains(top.code()))
                .toList();
    }

    public @Nullable Item find(String code) {
        return byCode.get(code);
    }

    public boolean known(String code) {
        return byCode.containsKey(code);
    }

    /** The category of a code that is {@link #known}. */
    public Item.Category category(String code) {
        return listed(code).category();
    }

    /** The lethality of a code that is {@link #known}. */
    public Item.Lethality lethality(String code) {
        return listed(code).lethality();
    }

    /** The next wider code; null for a root and for a code that is not known. */
    public @Nullable String parent(String code) {
        Item item = byCode.get(code);
        return item == null ? null : item.parent();
    }

    /** All wider codes, the nearest first; empty for a root and for a code that is not known. */
    public List<String> ancestors(String code) {
        return ancestors.getOrDefault(code, List.of());
    }

    /**
     * The code itself, then all narrower ones in the order of the list: what a filter on this code
     * takes.
     */
    public List<String> below(String code) {
        return below.getOrDefault(code, List.of());
    }

    public List<Item> all() {
        return all;
    }

    private Item listed(String code) {
        Item item = byCode.get(code);
        if (item == null) {
            throw new IllegalArgumentException("not an item: " + code);
        }
        return item;
    }
}
