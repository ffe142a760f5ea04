/**
 * The SQL edge. Nothing else in this service knows SQL.
 *
 * <p>Two doors. The projection comes through {@code ReadModel}: one transaction a batch, in which
 * it records events, reads what they touch, and saves what follows. Readers of past days come
 * through {@link org.aidwire.query.store.HistoryStore}, which hands the rules all that they need of
 * a history.
 *
 * <p>Sets of rows go through JDBC text blocks, rows that are read or written one at a time through
 * Panache entities; no operation on a table is done both ways.
 */
@NullMarked
package org.aidwire.query.store;

import org.jspecify.annotations.NullMarked;
