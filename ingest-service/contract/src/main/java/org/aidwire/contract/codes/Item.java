package org.aidwire.contract.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of aid, one node of the item tree. Aidwire's own list, since IATI and FTS sort aid by
 * sector and cannot tell air defence from rations; the categories are what their terms and the Kiel
 * tracker's have in common.
 *
 * @param code upper-case letters, digits and underscores
 * @param name a few English words, fit for a table
 * @param parent the wider kind, or null for the roots
 * @param aliases words in the news that bear this code and no narrower one
 */
public record Item(
        String code,
        String name,
        List<String> aliases,
        @Nullable String parent,
        Category category,
        Lethality lethality) {

    /** The four sums in which aid is counted. */
    public enum Category {
        MILITARY,
        HUMANITARIAN,
        FINANCIAL,
        OTHER
    }

    /**
     * Whether military aid is meant to kill; what is not military, or may be either, has no answer.
     */
    public enum Lethality {
        LETHAL,
        NON_LETHAL,
        NOT_APPLICABLE
    }

    public Item {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("an item has a code and a name");
        }
        aliases = List.copyOf(aliases);
    }
}
