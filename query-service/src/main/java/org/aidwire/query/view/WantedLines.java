package org.aidwire.query.view;

import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Status;
import org.aidwire.query.http.Parameters;
import org.aidwire.query.store.LineReads;
import org.jspecify.annotations.Nullable;

/** Which lines a reader asks for: read from parameters, and applied to lines of a past day. */
public final class WantedLines {

    private WantedLines() {}

    /** Of donor, recipient, category, item, status, confirmation, changedSince those given. */
    public static LineReads.Wanted read(Parameters in) {
        Item.Category category = in.oneOf("category", Item.Category.values(), Enum::name);
        Status status = in.oneOf("status", Status.values(), Enum::name);
        Confirmation confirmation = in.oneOf("confirmation", Confirmation.values(), Enum::name);
        return new LineReads.Wanted(
                in.party("donor"),
                in.party("recipient"),
                category == null ? null : category.name(),
                in.itemsBelow("item"),
                status == null ? null : status.name(),
                confirmation == null ? null : confirmation.name(),
                in.time("changedSince"));
    }

    /** Whether a line is one of them; when it changed is not asked. */
    public static boolean include(LineReads.Wanted wanted, LineState state) {
        LineId line = state.line();
        return fits(wanted.donor(), line.donor())
                && fits(wanted.recipient(), line.recipient())
                && fits(wanted.category(), Items.INSTANCE.category(line.item()).name())
                && (wanted.items() == null || wanted.items().contains(line.item()))
                && fits(wanted.status(), state.status().name())
                && fits(wanted.confirmation(), state.confirmation().name());
    }

    private static boolean fits(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }
}
