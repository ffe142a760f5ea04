package org.aidwire.ingest.extraction.mention;

import java.math.BigDecimal;

/**
 * A sum of money where it stands in a sentence.
 *
 * @param currency ISO 4217, or "" where only a number stands: the currency of the sum before
 * @param dollar whether the words are a bare dollar sign or "dollars", of which country is open
 * @param aside whether it only repeats the sum before it in another currency
 * @param from index of its first token
 * @param to index past its last token
 */
public record Money(
        BigDecimal value, String currency, boolean dollar, boolean aside, int from, int to) {}
