/**
 * The reads: where aid stands, why, since when it is known, and on whose word.
 *
 * <p>A read goes one way: what was asked and the bounds ({@code http}), the present from the rows
 * that the projection keeps ({@code store}) or a past day folded by the same rules, and the
 * published shapes ({@code view}).
 *
 * <p>All work is done on virtual threads; how many of them may read the store at once is bounded.
 */
@NullMarked
package org.aidwire.query.status;

import org.jspecify.annotations.NullMarked;
