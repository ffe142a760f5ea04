package org.aidwire.query.changes;

import java.util.List;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.query.aid.Status;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.store.ChangeReads;
import org.jspecify.annotations.Nullable;

/** Which changes a reader asks for, read from the address. */
final class Selection {

    private Selection() {}

    static ChangeReads.Wanted of(Parameters in) {
        Item.Category category = in.oneOf("category", Item.Category.values(), Enum::name);
        Status status = in.oneOf("status", Status.values(), Enum::name);
        return new ChangeReads.Wanted(
                in.party("donor"),
                in.party("recipient"),
                items(in.itemsBelow("item"), category),
                status == null ? null : status.name());
    }

    /** A category is the items that it holds. */
    static @Nullable List<String> items(
            @Nullable List<String> below, Item.@Nullable Category category) {
        if (category == null) {
            return below;
        }
        return Items.INSTANCE.all().stream()
                .filter(item -> item.category() == category)
                .map(Item::code)
                .filter(code -> below == null || below.contains(code))
                .toList();
    }
}
