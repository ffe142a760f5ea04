package org.aidwire.query.export;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidwire.contract.Act;
import org.aidwire.contract.codes.Item;
import org.aidwire.contract.codes.Items;
import org.aidwire.contract.codes.Parties;
import org.aidwire.query.aid.LineId;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Status;
import org.aidwire.query.aid.Sum;
import org.jspecify.annotations.Nullable;

/**
 * A line to be exported.
 *
 * @param before where it stood before it was withdrawn; null of any other, or where unknown
 */
record ExportedLine(LineState state, @Nullable LineState before) {

    LineId id() {
        return state.line();
    }

    String aidId() {
        return state.line().aidId();
    }

    Item item() {
        return Objects.requireNonNull(Items.INSTANCE.find(id().item()), id().item());
    }

    String donor() {
        return Parties.INSTANCE.name(id().donor());
    }

    String recipient() {
        return Parties.INSTANCE.name(id().recipient());
    }

    /** South Korea to World Food Programme: Food grain, 2025. */
    String title() {
        return donor()
                + " to "
                + recipient()
                + ": "
                + item().name()
                + (id().period() == null ? "" : ", " + id().period());
    }

    /** The state with the sums that are exported: a withdrawn line has them behind it. */
    LineState figures() {
        return state.status() == Status.WITHDRAWN && before != null ? before : state;
    }

    List<Sum> sums(Act level) {
        return sums(figures().amounts(), level);
    }

    static List<Sum> sums(Map<Act, List<Sum>> byLevel, Act level) {
        return byLevel.getOrDefault(level, List.of());
    }
}
