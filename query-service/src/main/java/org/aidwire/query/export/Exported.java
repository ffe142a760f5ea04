package org.aidwire.query.export;

import java.util.ArrayList;
import java.util.List;
import org.aidwire.contract.Aid;
import org.aidwire.query.aid.Confirmation;
import org.aidwire.query.aid.LineState;
import org.aidwire.query.aid.Sum;

/**
 * What a format makes of a line.
 *
 * @param entries activities, flows or rows; none where nothing of the line can be said
 * @param left what it cannot say
 */
record Exported<T>(List<T> entries, List<Left.Reason> left) {

    Exported {
        entries = List.copyOf(entries);
        left = List.copyOf(left);
    }

    static <T> Exported<T> nothing(String what, String why) {
        return new Exported<>(List.of(), List.of(new Left.Reason(what, why)));
    }

    /** What none of the formats can say of a line, beside what it does say. */
    static List<Left.Reason> leftByAll(ExportedLine line) {
        LineState state = line.state();
        List<Left.Reason> left = new ArrayList<>();
        if (state.confirmation() != Confirmation.CONFIRMED) {
            left.add(
                    new Left.Reason(
                            "confirmation " + state.confirmation(),
                            "all that is listed passes for certain; the entry is marked beside"
                                    + " the format"));
        }
        if (state.qualifier() != null) {
            left.add(
                    new Left.Reason(
                            "qualifier " + state.qualifier(),
                            "there is no word for what hangs on a condition or is only intended"));
        }
        addUnless(state.disputedBy().isEmpty(), left, "disputedBy", "there are no disputes");
        addUnless(state.reported() == null, left, "reported", "there is one status, and no second");
        addUnless(
                state.openRequest() == null, left, "openRequest", "there is no word for requests");
        addUnless(
                state.conflicts().isEmpty(),
                left,
                "conflicts",
                "there is one figure, and no other");
        addUnless(
                state.shared().isEmpty(),
                left,
                "shared",
                "a figure for several items belongs to none of them");
        boolean estimated =
                state.amounts().values().stream()
                        .flatMap(List::stream)
                        .map(Sum::basis)
                        .anyMatch(Aid.Amount.Basis.ESTIMATED::equals);
        addUnless(
                !estimated,
                left,
                "basis ESTIMATED",
                "figures pass for reported; the entry is marked beside the format");
        return left;
    }

    private static void addUnless(boolean said, List<Left.Reason> left, String what, String why) {
        if (!said) {
            left.add(new Left.Reason(what, why));
        }
    }
}
