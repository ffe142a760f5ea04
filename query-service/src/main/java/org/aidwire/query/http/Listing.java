package org.aidwire.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is served: what an entry looks like, and the key by which the list is sorted.
 *
 * @param name no other list's, so that no other list's cursor is taken
 * @param written a key as text, in cursors
 * @param read such a text as a key; null where it is none
 */
public record Listing<T, K>(
        String name,
        Shape entry,
        Function<T, K> key,
        Function<K, String> written,
        Function<String, @Nullable K> read) {

    /** A list sorted by a text. */
    public static <T> Listing<T, String> byText(
            String name, Class<T> entry, Function<T, String> key) {
        return new Listing<>(name, Shape.of(entry), key, text -> text, text -> text);
    }

    /**
     * What is asked of a list.
     *
     * @param fields of an entry, the members that are wanted
     * @param after the key after which the part begins; null for the first
     */
    public record Asked<T, K>(Listing<T, K> listing, Shape fields, int limit, @Nullable K after) {

        /**
         * @param found up to one entry more than the limit, which tells whether the list goes on
         */
        Answer<T> answer(List<T> found) {
            return new Answer<>(
                    Page.of(listing.name, found, limit, listing.key.andThen(listing.written)),
                    fields,
                    fields.equals(listing.entry));
        }
    }

    record Answer<T>(Page<T> page, Shape row, boolean isWhole) implements Tabular {

        @Override
        public List<T> rows() {
            return page.items();
        }

        @Override
        public Object json() {
            if (isWhole) {
                return page;
            }
            JsonNode tree = ReadJson.tree(page);
            row.cut(tree.path("items"));
            return tree;
        }
    }
}
