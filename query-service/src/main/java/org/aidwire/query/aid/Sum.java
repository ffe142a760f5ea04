package org.aidwire.query.aid;

import java.math.BigDecimal;
import java.util.List;
import org.aidwire.contract.Aid;

/**
 * R7: a sum at one level of a line.
 *
 * @param measure the currency (ISO 4217), or the unit of a quantity (empty where it names none)
 * @param basis ESTIMATED where an estimate is in it; of goods always REPORTED
 */
public record Sum(String measure, BigDecimal value, Aid.Amount.Basis basis, List<Part> parts) {

    public record Part(String statementId, BigDecimal value) {}

    public Sum {
        parts = List.copyOf(parts);
    }
}
