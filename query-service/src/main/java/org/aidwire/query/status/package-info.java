/**
 * The reads: where aid stands, why, since when it is known, and on whose word.
 *
 * <p>A read goes one way. {@link org.aidwire.query.status.Parameters} reads what was asked and
 * notes every fault. The present is answered from the rows that the projection keeps; a past day
 * ({@link org.aidwire.query.status.Clocks}) is folded from the history by the same rules. The
 * entries ({@link org.aidwire.query.status.AidStatus}, {@link
 * org.aidwire.query.status.StatementEntry}, {@link org.aidwire.query.status.ArticleEntry}) are
 * records whose components are the published members, in their order. {@link
 * org.aidwire.query.status.Exchange} writes them with entity tag, link and age.
 *
 * <p>All work is done on virtual threads; how many of them may read the store at once is bounded
 * there.
 */
@NullMarked
package org.aidwire.query.status;

import org.jspecify.annotations.NullMarked;
