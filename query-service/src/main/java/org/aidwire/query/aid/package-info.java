/**
 * The rules, R0 to R13, by which statements become the status of aid lines. Pure: records in,
 * records out; no I/O, no clock, no framework.
 *
 * <p>Read in the order in which an event meets the rules: {@link org.aidwire.query.aid.Versions}
 * (which version stands), {@link org.aidwire.query.aid.CreditChains} and {@link
 * org.aidwire.query.aid.NearDuplicates} (R9, R10: whose report an article is), {@link
 * org.aidwire.query.aid.Counting} (R0), {@link org.aidwire.query.aid.Weighing} (R1 to R3 and the
 * effective time), {@link org.aidwire.query.aid.LineRules} (R3 to R8 and R11 of one line) and
 * {@link org.aidwire.query.aid.GeneralStops} (R13). {@link org.aidwire.query.aid.History} runs them
 * all over a whole history: the reference that the projection, which answers the same questions
 * from indexes, must equal.
 */
@NullMarked
package org.aidwire.query.aid;

import org.jspecify.annotations.NullMarked;
