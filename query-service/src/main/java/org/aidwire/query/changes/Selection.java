package org.aidwire.query.changes;

import java.util.List;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.query.aid.Status;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.store.ChangeReads;
import org.aidwire.query.store.Webhooks;
import org.jspecify.annotations.Nullable;

/** Which changes a reader asks for. */
public final class Selection {

    private Selection() {}

    public static ChangeReads.Wanted of(Parameters in) {
        Item.Category category = in.oneOf("category", Item.Category.values(), Enum::name);
        Status status = in.oneOf("status", Status.values(), Enum::name);
        return new ChangeReads.Wanted(
                in.party("donor"),
                in.party("recipient"),
                items(in.itemsBelow("item"), category),
                status == null ? null : status.name());
    }

    /** Of filters that were read before, and kept as they were given. */
    public static ChangeReads.Wanted of(Webhooks.Filters filters) {
        return new ChangeReads.Wanted(
                filters.donor(),
                filters.recipient(),
                items(
                        filters.item() == null ? null : Items.INSTANCE.below(filters.item()),
                        filters.category() == null
                                ? null
                                : Item.Category.valueOf(filters.category())),
                filters.status());
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
