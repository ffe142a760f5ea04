package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.util.List;
import org.aidwire.contract.Act;
import org.aidwire.contract.Aid;

/** R7: a TOTAL that stands beside the chosen one and differs from it. */
public record Conflict(
        Act level,
        BigDecimal value,
        String currency,
        Aid.Amount.Basis basis,
        List<String> statementIds) {

    public Conflict {
        statementIds = List.copyOf(statementIds);
    }
}
