package org.aidwire.query.aid;

import java.util.Objects;
import org.aidwire.contract.Act;

/**
 * R11: a party with standing of any kind that denied an act, on record or by document.
 *
 * @param party the topmost parent of the speaker's affiliation
 * @param order when it was denied
 * @param bareDate whether its {@code saidAt} is a bare date, which is compared by its UTC day
 */
public record Denial(
        String statementId, Act act, String party, EffectiveOrder order, boolean bareDate) {

    public Denial {
        Objects.requireNonNull(statementId, "statementId");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(order, "order");
    }
}
