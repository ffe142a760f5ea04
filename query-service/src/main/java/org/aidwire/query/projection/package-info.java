/**
 * The Kafka edge of the read model: batches of records in, one transaction out.
 *
 * <p>{@link org.aidwire.query.projection.Projector} is what every event passes through: load,
 * apply, save. What applies is pure and lives beside it ({@link
 * org.aidwire.query.projection.ArticleStandings}, {@link
 * org.aidwire.query.projection.StatementStandings}, {@link
 * org.aidwire.query.projection.LineDecisions}), and asks the rules of the {@code aid} package for
 * every decision. After every event the lines equal what the rules make of the whole history.
 */
@NullMarked
package org.aidwire.query.projection;

import org.jspecify.annotations.NullMarked;
